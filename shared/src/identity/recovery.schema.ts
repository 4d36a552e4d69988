/** Recovery codes: counted, made anew, and used. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { challenge, recoveryCodes, recoveryCodesLeft, signedIn, sixDigits } from './identity.schema.ts';
import { givenPassword } from './password.ts';
import { recoveryCode } from './recovery-code.ts';

/**
 * The password again, since the user pool judges no code of ours: the second factor is taken off, and the password lets in.
 * Other devices are signed out.
 */
export const signInWithRecoveryCode = defineEndpoint({
  method: 'POST',
  path: '/api/auth/session/recovery',
  lambda: 'identity',
  access: 'public',
  summary: 'Termina de entrar con un código de recuperación, que se gasta; quita la verificación en dos pasos',
  body: z.strictObject({ challenge, password: givenPassword, code: recoveryCode }),
  response: signedIn,
  errors: ['sign_in.code_refused', 'sign_in.too_many_attempts'],
});

export const countRecoveryCodes = defineEndpoint({
  method: 'GET',
  path: '/api/auth/totp/recovery',
  lambda: 'identity',
  access: 'person',
  summary: 'Cuántos códigos de recuperación propios quedan sin usar',
  response: z.object({ recoveryCodesLeft }),
  errors: ['session.required'],
});

/** Asks for what the removal asks for: whoever has one of these takes the second factor off. */
export const renewRecoveryCodes = defineEndpoint({
  method: 'POST',
  path: '/api/auth/totp/recovery',
  lambda: 'identity',
  access: 'person',
  summary: 'Hace códigos de recuperación nuevos; los anteriores dejan de servir',
  body: z.strictObject({ password: givenPassword, code: sixDigits }),
  response: z.object({ recoveryCodes }),
  errors: ['session.required', 'password.refused', 'totp.code_refused', 'totp.not_active', 'sign_in.too_many_attempts'],
});
