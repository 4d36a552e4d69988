/** Answers every request that needs the user pool. */
import { createHttpHandler } from '../http/http-handler.ts';
import { routesOf } from '../http/routes.ts';
import { identityHandlers } from '../modules/identity/identity.handlers.ts';
import { createIdentityDependencies } from '../platform/identity-dependencies.ts';

export const handler = createHttpHandler(createIdentityDependencies(), routesOf(identityHandlers));
