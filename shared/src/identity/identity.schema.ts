/** Sign-up, sign-in, second factor, invitations accepted. Tokens never reach a body: they live in cookies. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { level } from '../contract/level.ts';
import { personName } from '../members/member.schema.ts';
import { email } from '../values/email.ts';
import { tenantId } from '../values/ids.ts';
import { line } from '../values/text.ts';
import { timeZone } from '../values/time-zone.ts';
import { givenPassword, newPassword } from './password.ts';

export const sixDigits = z
  .string()
  .trim()
  .regex(/^\d{6}$/);
/** Our own signed links; opaque to the client. */
const linkToken = z.string().min(20).max(1000);
const accepted = z.object({ accepted: z.literal(true) });

/** Answers 202 whether or not the address has an account: its owner learns it by mail, a stranger never. */
export const signUp = defineEndpoint({
  method: 'POST',
  path: '/api/auth/sign-up',
  lambda: 'identity',
  access: 'public',
  summary: 'Registra una empresa con su primer Administrador; envía un código por correo',
  body: z.strictObject({ companyName: line(100), name: personName, email, password: newPassword, timeZone }),
  response: accepted,
  status: 202,
  errors: ['password.too_common', 'sign_in.too_many_attempts'],
});

/**
 * The account gets the password that comes with the code. The one of the sign-up is only judged there, for the form to say
 * what is wrong with it: anybody may sign up with a stranger's address, and none but its owner sees the code.
 */
export const confirmSignUp = defineEndpoint({
  method: 'POST',
  path: '/api/auth/sign-up/confirmation',
  lambda: 'identity',
  access: 'public',
  summary: 'Confirma el correo con el código de seis dígitos; crea la empresa y la cuenta, con esa contraseña',
  body: z.strictObject({ email, code: sixDigits, password: newPassword }),
  response: z.object({ confirmed: z.literal(true) }),
  errors: ['sign_up.code_refused', 'password.too_common', 'sign_in.too_many_attempts'],
});

export const resendSignUpCode = defineEndpoint({
  method: 'POST',
  path: '/api/auth/sign-up/code',
  lambda: 'identity',
  access: 'public',
  summary: 'Envía otro código de confirmación',
  body: z.strictObject({ email }),
  response: accepted,
  status: 202,
  errors: ['sign_in.too_many_attempts'],
});

export const signedIn = z.object({ outcome: z.literal('signed-in') });
/** Of the first step of a sign-in; opaque to the client. */
export const challenge = z.string().min(1).max(4000);
export const recoveryCodesLeft = z.int();
/** Shown now and never again. */
export const recoveryCodes = z.array(z.string());

export const signIn = defineEndpoint({
  method: 'POST',
  path: '/api/auth/session',
  lambda: 'identity',
  access: 'public',
  summary: 'Entra con correo y contraseña; puede pedir el código de la aplicación',
  body: z.strictObject({ email, password: givenPassword }),
  response: z.discriminatedUnion('outcome', [
    signedIn,
    /** `challenge` goes back with the six digits within three minutes. */
    z.object({ outcome: z.literal('totp-required'), challenge: z.string() }),
  ]),
  errors: ['sign_in.refused', 'sign_in.too_many_attempts'],
});

export const signInWithTotp = defineEndpoint({
  method: 'POST',
  path: '/api/auth/session/totp',
  lambda: 'identity',
  access: 'public',
  summary: 'Termina de entrar con el código de la aplicación',
  body: z.strictObject({ challenge, code: sixDigits }),
  /** None left: the screen tells to make some, before the phone is lost. */
  response: signedIn.extend({ recoveryCodesLeft }),
  errors: ['sign_in.code_refused', 'sign_in.too_many_attempts'],
});

/** Called by the client when a request answers `session.required`; the refresh token is in its cookie. */
export const refreshSession = defineEndpoint({
  method: 'POST',
  path: '/api/auth/refresh',
  lambda: 'identity',
  access: 'public',
  summary: 'Renueva la sesión',
  response: signedIn,
  errors: ['session.required'],
});

export const signOut = defineEndpoint({
  method: 'DELETE',
  path: '/api/auth/session',
  lambda: 'identity',
  access: 'public',
  summary: 'Sale en este dispositivo; siempre borra las cookies',
  response: z.undefined(),
  status: 204,
  errors: [],
});

export const signOutEverywhere = defineEndpoint({
  method: 'DELETE',
  path: '/api/auth/sessions',
  lambda: 'identity',
  access: 'person',
  summary: 'Sale en todos los dispositivos',
  response: z.undefined(),
  status: 204,
  errors: ['session.required'],
});

/** The session moves to another company of the same person. */
export const switchCompany = defineEndpoint({
  method: 'PUT',
  path: '/api/auth/company',
  lambda: 'identity',
  access: 'person',
  summary: 'Cambia la empresa de la sesión',
  body: z.strictObject({ tenantId }),
  response: signedIn,
  errors: ['session.required', 'session.company_required'],
});

export const forgotPassword = defineEndpoint({
  method: 'POST',
  path: '/api/auth/password/forgotten',
  lambda: 'identity',
  access: 'public',
  summary: 'Envía un enlace para elegir otra contraseña',
  body: z.strictObject({ email }),
  response: accepted,
  status: 202,
  errors: ['sign_in.too_many_attempts'],
});

/** Signs out everywhere: whoever knew the old password is gone. */
export const resetPassword = defineEndpoint({
  method: 'POST',
  path: '/api/auth/password/reset',
  lambda: 'identity',
  access: 'public',
  summary: 'Elige otra contraseña con el enlace del correo',
  body: z.strictObject({ token: linkToken, password: newPassword }),
  response: z.object({ email: z.string() }),
  errors: ['password.link_refused', 'password.too_common', 'sign_in.too_many_attempts'],
});

/** Other devices are signed out; this one stays. */
export const changePassword = defineEndpoint({
  method: 'PUT',
  path: '/api/auth/password',
  lambda: 'identity',
  access: 'person',
  summary: 'Cambia la contraseña propia',
  body: z.strictObject({ current: givenPassword, password: newPassword }),
  response: signedIn,
  errors: ['session.required', 'password.refused', 'password.too_common', 'sign_in.too_many_attempts'],
});

export const startTotp = defineEndpoint({
  method: 'POST',
  path: '/api/auth/totp',
  lambda: 'identity',
  access: 'person',
  summary: 'Genera la clave para la aplicación de códigos',
  response: z.object({ secret: z.string(), uri: z.string() }),
  errors: ['session.required', 'totp.already_active'],
});

/** Other devices are signed out: they entered without a code. */
export const confirmTotp = defineEndpoint({
  method: 'PUT',
  path: '/api/auth/totp',
  lambda: 'identity',
  access: 'person',
  summary: 'Activa la verificación en dos pasos con el primer código',
  body: z.strictObject({ code: sixDigits }),
  response: signedIn.extend({ recoveryCodes }),
  errors: ['session.required', 'totp.code_refused', 'totp.not_started', 'sign_in.too_many_attempts'],
});

/**
 * Asks for the password and a code: neither an unattended screen nor a stolen password may weaken the account. Other
 * devices are signed out.
 */
export const removeTotp = defineEndpoint({
  method: 'DELETE',
  path: '/api/auth/totp',
  lambda: 'identity',
  access: 'person',
  summary: 'Quita la verificación en dos pasos propia',
  body: z.strictObject({ password: givenPassword, code: sixDigits }),
  response: signedIn,
  errors: [
    'session.required',
    'password.refused',
    'totp.code_refused',
    'session.totp_required',
    'sign_in.too_many_attempts',
  ],
});

/** What the invited person sees before accepting. */
export const viewInvitation = defineEndpoint({
  method: 'POST',
  path: '/api/auth/invitation/view',
  lambda: 'identity',
  access: 'public',
  summary: 'Muestra a qué empresa invita un enlace',
  body: z.strictObject({ token: linkToken }),
  response: z.object({
    companyName: z.string(),
    email: z.string(),
    level,
    invitedByName: z.string(),
    /** The person has an account already, and accepts with its password. */
    hasAccount: z.boolean(),
  }),
  errors: ['invitation.link_refused', 'sign_in.too_many_attempts'],
});

/** With an account: its password. Without: the password becomes the new account's, and `name` is needed. */
export const acceptInvitation = defineEndpoint({
  method: 'POST',
  path: '/api/auth/invitation/acceptance',
  lambda: 'identity',
  access: 'public',
  summary: 'Acepta la invitación y entra a la empresa',
  body: z.strictObject({ token: linkToken, name: personName.optional(), password: givenPassword }),
  response: z.object({ joined: z.literal(true), tenantId, email: z.string() }),
  errors: [
    'invitation.link_refused',
    'sign_in.refused',
    'password.too_common',
    'sign_in.too_many_attempts',
    'invitation.already_member',
  ],
});
