/** What the identity function answers; cookies go along where a session begins, moves or ends. */
import { withCookies } from '../../http/answer.ts';
import type { Handlers } from '../../http/routes.ts';
import type { IdentityDependencies } from '../../platform/identity-dependencies.ts';
import * as joining from './joining.service.ts';
import * as passwords from './password.service.ts';
import * as recovery from './recovery.service.ts';
import * as sessions from './session.service.ts';
import * as signIns from './sign-in.service.ts';
import * as signUps from './sign-up.service.ts';
import * as totp from './totp.service.ts';

/** The body, and the cookies that came with it. */
function entering<Body>({ body, cookies }: { body: Body; cookies: string[] }) {
  return withCookies(body, cookies);
}

export const identityHandlers: Handlers<IdentityDependencies, 'identity'> = {
  signUp: signUps.signUp,
  confirmSignUp: signUps.confirm,
  resendSignUpCode: signUps.resendCode,
  signIn: async (deps, context, input) => entering(await signIns.signIn(deps, context, input)),
  signInWithTotp: async (deps, context, input) => entering(await signIns.finishWithTotp(deps, context, input)),
  signInWithRecoveryCode: async (deps, context, input) => entering(await recovery.signIn(deps, context, input)),
  refreshSession: async (deps, context) => entering(await sessions.renew(deps, context)),
  signOut: async (deps, context) => withCookies(undefined, await sessions.end(deps, context)),
  signOutEverywhere: async (deps, context) => withCookies(undefined, await sessions.endAll(deps, context)),
  switchCompany: async (deps, context, input) => entering(await sessions.move(deps, context, input)),
  forgotPassword: passwords.forgot,
  resetPassword: passwords.reset,
  changePassword: async (deps, context, input) => entering(await passwords.change(deps, context, input)),
  startTotp: totp.start,
  confirmTotp: async (deps, context, input) => entering(await totp.confirm(deps, context, input)),
  removeTotp: async (deps, context, input) => entering(await totp.remove(deps, context, input)),
  countRecoveryCodes: recovery.count,
  renewRecoveryCodes: recovery.renew,
  viewInvitation: joining.view,
  acceptInvitation: joining.accept,
  resetMemberTotp: totp.resetOfMember,
};
