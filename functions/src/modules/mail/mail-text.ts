/** The words of every mail. Links and codes are made here, from what the message says, so that none is ever stored. */
import type { MailMessage } from '@folio/shared/contract/events.ts';
import { levelNames } from '@folio/shared/contract/permissions.ts';
import { agendaText, reminderText } from './appointment-mail-text.ts';
import { exportText } from './export-mail-text.ts';
import { prospectInvitationText } from './prospect-invitation-text.ts';
import { quoteNewsText, quoteText } from './quote-mail-text.ts';
import type { MailText, MailTools } from './mail-content.ts';

const notYou = 'Si no fuiste tú, no tienes que hacer nada: sin este correo nadie puede continuar.';

export function mailText(message: MailMessage, tools: MailTools): MailText {
  switch (message.template) {
    case 'sign-up-code':
      return signUpCode(message, tools);
    case 'already-registered':
      return alreadyRegistered(message, tools);
    case 'password-reset':
      return passwordReset(message, tools);
    case 'password-changed':
      return passwordChanged(message, tools);
    case 'invitation':
      return invitation(message, tools);
    case 'totp-reset':
      return totpReset(message, tools);
    case 'recovery-code-used':
      return recoveryCodeUsed(message, tools);
    case 'appointment-reminder':
      return reminderText(message, tools);
    case 'daily-agenda':
      return agendaText(message, tools);
    case 'prospect-invitation':
      return prospectInvitationText(message, tools);
    case 'export-ready':
      return exportText(message, tools);
    case 'quote':
      return quoteText(message, tools);
    case 'quote-news':
      return quoteNewsText(message, tools);
  }
}

type Of<Template extends MailMessage['template']> = Extract<MailMessage, { template: Template }>;

/** What stands after `#` never reaches a server, nor its logs. */
function link({ siteOrigin }: MailTools, path: string, values: Record<string, string>): string {
  return `${siteOrigin}${path}#${new URLSearchParams(values)}`;
}

function signUpCode({ name, nonce }: Of<'sign-up-code'>, tools: MailTools): MailText {
  const code = tools.signer.sixDigits('sign-up-code', nonce);
  return {
    subject: `${code} es tu código de Folio`,
    greeting: `Hola, ${name}:`,
    paragraphs: ['Escribe este código para confirmar tu correo. Sirve durante una hora.'],
    code,
    button: {
      label: 'Confirmar mi correo',
      href: link(tools, '/registro/confirmar', { correo: tools.to, codigo: code }),
    },
    reason: `Alguien registró una empresa en Folio con este correo. ${notYou}`,
  };
}

function alreadyRegistered({ name }: Of<'already-registered'>, tools: MailTools): MailText {
  return {
    subject: 'Ya tienes cuenta en Folio',
    greeting: `Hola, ${name}:`,
    paragraphs: [
      'Alguien quiso registrar una empresa con este correo, que ya tiene cuenta. Nada cambió: entra con tu contraseña de siempre.',
      'Si no la recuerdas, elige otra desde la pantalla de entrada.',
    ],
    button: { label: 'Entrar', href: `${tools.siteOrigin}/entrar` },
    reason: 'Si no fuiste tú, no tienes que hacer nada.',
  };
}

function passwordReset({ name, personId, epoch, expiresAt }: Of<'password-reset'>, tools: MailTools): MailText {
  const token = tools.signer.sign('password-reset', { personId, epoch, expiresAt });
  return {
    subject: 'Elige otra contraseña de Folio',
    greeting: `Hola, ${name}:`,
    paragraphs: ['Con este enlace eliges otra contraseña. Sirve una vez, durante una hora.'],
    button: { label: 'Elegir contraseña', href: link(tools, '/contrasena/nueva', { token }) },
    reason: 'Alguien pidió cambiar tu contraseña. Si no fuiste tú, ignora este correo: tu contraseña sigue igual.',
  };
}

function passwordChanged({ name }: Of<'password-changed'>, tools: MailTools): MailText {
  return {
    subject: 'Tu contraseña de Folio cambió',
    greeting: `Hola, ${name}:`,
    paragraphs: ['Tu contraseña acaba de cambiar y se cerraron tus otras sesiones.'],
    button: { label: 'No fui yo: elegir otra', href: `${tools.siteOrigin}/contrasena/olvidada` },
    reason: 'Si fuiste tú, no tienes que hacer nada.',
  };
}

function invitation(message: Of<'invitation'>, tools: MailTools): MailText {
  const { companyName, invitedByName, level, tenantId, invitationId, sending } = message;
  const token = tools.signer.sign('invitation', { tenantId, invitationId, sending });
  return {
    subject: `${invitedByName} te invita a ${companyName} en Folio`,
    greeting: 'Hola:',
    paragraphs: [
      `${invitedByName} te invita a trabajar en ${companyName} con el nivel ${levelNames[level]}. El enlace sirve durante siete días.`,
    ],
    button: { label: 'Ver la invitación', href: link(tools, '/invitacion', { token }) },
    reason: 'Si no conoces a quien te invita, ignora este correo.',
  };
}

function totpReset({ name, companyName }: Of<'totp-reset'>, tools: MailTools): MailText {
  return {
    subject: 'Se quitó tu verificación en dos pasos de Folio',
    greeting: `Hola, ${name}:`,
    paragraphs: [
      `Un administrador de ${companyName} quitó la verificación en dos pasos de tu cuenta y cerró tus sesiones. Entra con tu contraseña y actívala de nuevo.`,
    ],
    button: { label: 'Entrar', href: `${tools.siteOrigin}/entrar` },
    reason: 'Si no lo pediste, avisa a tu administrador y cambia tu contraseña.',
  };
}

function recoveryCodeUsed({ name }: Of<'recovery-code-used'>, tools: MailTools): MailText {
  return {
    subject: 'Se usó un código de recuperación de Folio',
    greeting: `Hola, ${name}:`,
    paragraphs: [
      'Alguien entró a tu cuenta con tu contraseña y un código de recuperación. Con él se quitó la verificación en dos pasos y se cerraron tus otras sesiones.',
      'Si fuiste tú, actívala de nuevo en Cuenta y seguridad: recibes códigos nuevos.',
    ],
    button: { label: 'No fui yo: elegir otra contraseña', href: `${tools.siteOrigin}/contrasena/olvidada` },
    reason: 'Si no fuiste tú, elige otra contraseña ahora: con ella se cierran todas las sesiones.',
  };
}
