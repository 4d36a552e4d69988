/** Apart from dependencies.ts, so that the api function does not carry the user pool's client. */
import { createDependencies, type Dependencies } from './dependencies.ts';
import { createUserPool, type UserPool } from './user-pool.ts';

export interface IdentityDependencies extends Dependencies {
  userPool: UserPool;
}

export function createIdentityDependencies(): IdentityDependencies {
  const dependencies = createDependencies();
  return { ...dependencies, userPool: createUserPool(dependencies.environment) };
}
