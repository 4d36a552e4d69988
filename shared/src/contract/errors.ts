/**
 * Every error the API can answer. The code is stable and is what programs compare; status and Spanish title are looked
 * up here and nowhere else. RFC 9457 problem+json.
 */
import * as z from 'zod';

const catalogue = {
  // Every endpoint
  'request.malformed': [400, 'La solicitud no se pudo leer: el JSON está incompleto o dañado.'],
  'request.invalid': [400, 'Hay datos por corregir.'],
  'request.unsupported_media_type': [415, 'El contenido debe enviarse como application/json.'],
  'request.too_large': [413, 'Lo que se envió es demasiado grande.'],
  'request.idempotency_key_missing': [400, 'Falta el encabezado Idempotency-Key.'],
  'request.idempotency_key_reused': [422, 'Esa Idempotency-Key ya se usó con otros datos.'],
  'request.base_version_missing': [428, 'Falta el encabezado If-Match con la versión que modificas.'],
  'request.base_version_stale': [412, 'Alguien más modificó esto mientras lo editabas. Actualiza y vuelve a intentar.'],
  'request.rate_limited': [429, 'Demasiadas solicitudes seguidas. Espera un momento y vuelve a intentar.'],
  'request.origin_refused': [403, 'La solicitud no viene de este sitio.'],
  'route.not_found': [404, 'Esa dirección no existe.'],
  'route.method_not_allowed': [405, 'Esa operación no existe en esta dirección.'],
  'cursor.invalid': [400, 'La página solicitada no es válida. Vuelve al inicio de la lista.'],
  'server.unexpected': [500, 'Algo falló de nuestro lado. Tus datos anteriores siguen a salvo; vuelve a intentar.'],
  'server.busy': [503, 'Hay mucha actividad en este momento. Vuelve a intentar en unos segundos.'],

  // Identity
  'session.required': [401, 'Tu sesión terminó. Entra de nuevo.'],
  'session.company_required': [403, 'Elige una empresa para continuar.'],
  'session.totp_required': [
    403,
    'Tu empresa pide verificación en dos pasos a los administradores. Actívala para continuar.',
  ],
  'permission.denied': [403, 'Tu nivel no permite esta operación.'],
  'sign_in.refused': [401, 'El correo o la contraseña no coinciden, o la cuenta aún no se confirma.'],
  'sign_in.too_many_attempts': [429, 'Demasiados intentos. Espera unos minutos y vuelve a intentar.'],
  'sign_in.code_refused': [401, 'El código no es correcto o ya venció.'],
  'sign_up.code_refused': [400, 'El código no es correcto o ya venció. Pide uno nuevo.'],
  'password.too_common': [400, 'Esa contraseña aparece en listas públicas de contraseñas robadas. Elige otra.'],
  'password.link_refused': [400, 'El enlace ya se usó o ya venció. Pide uno nuevo.'],
  'password.refused': [403, 'La contraseña actual no es correcta.'],
  'totp.code_refused': [400, 'El código no es correcto. Revisa la hora de tu teléfono e intenta con el siguiente.'],
  'totp.already_active': [409, 'La verificación en dos pasos ya está activada. Quítala antes de activarla de nuevo.'],
  'totp.not_active': [409, 'Primero activa la verificación en dos pasos.'],
  'totp.not_started': [409, 'Primero genera la clave para tu aplicación de códigos.'],

  // Company, people, catalogues
  'invitation.link_refused': [400, 'La invitación ya se usó, se canceló o venció. Pide que te la envíen de nuevo.'],
  'invitation.not_found': [404, 'No existe esa invitación.'],
  'invitation.already_member': [409, 'Esa persona ya forma parte de la empresa.'],
  'invitation.already_pending': [409, 'Esa persona ya tiene una invitación pendiente. Puedes enviarla de nuevo.'],
  'member.not_found': [404, 'No existe esa persona.'],
  'member.not_active': [409, 'Esa persona ya no tiene acceso. Devuélveselo antes de cambiar algo suyo.'],
  'member.in_another_company': [
    409,
    'Esa persona también trabaja en otra empresa: sólo ella puede quitar su verificación, con un código, en Cuenta y seguridad.',
  ],
  'member.name_of_another_company': [
    409,
    'Esa persona también trabaja en otra empresa: sólo ella puede cambiar su nombre, en Cuenta y seguridad.',
  ],
  'member.last_administrator': [409, 'Es el último Administrador: nombra a otro antes de cambiarlo.'],
  'work_centre.not_found': [404, 'No existe ese centro de trabajo.'],
  'work_centre.name_taken': [409, 'Ya hay un centro de trabajo con ese nombre.'],
  'work_centre.last_active': [409, 'Es el último centro de trabajo activo: crea otro antes de retirarlo.'],
  'catalogue.entry_not_found': [404, 'No existe ese elemento del catálogo.'],
  'catalogue.name_taken': [409, 'Ya existe ese nombre en el catálogo.'],

  // Prospects
  'prospect.not_found': [404, 'No existe ese prospecto.'],
  'prospect.move_not_allowed': [
    409,
    'El prospecto ya no está en un estatus que lo permita. Actualiza para ver cómo quedó.',
  ],
  'prospect.not_deleted': [409, 'El prospecto no está eliminado.'],
  'prospect.assignee_refused': [
    409,
    'Esa persona no trabaja en el centro de trabajo del prospecto, o ya no está activa.',
  ],
  'prospect.change_not_found': [404, 'No existe ese cambio en el historial.'],
  'prospect.undo_conflict': [409, 'No se deshizo: alguien cambió después los mismos datos.'],
  'prospect.undo_too_late': [409, 'Sólo se puede deshacer durante 30 días.'],
  'prospect.undo_not_kept': [409, 'De ese cambio no se guardó lo necesario para deshacerlo.'],
  'appointment.not_found': [404, 'No existe esa cita.'],
  'appointment.recurs_already': [409, 'Esa cita ya se repite. Para otra serie, agrega una cita nueva.'],
  'appointment.taken': [409, 'A esa hora hay otra cita, y tu empresa no permite que se encimen.'],
  'appointment.too_many_people': [
    409,
    'Son demasiadas citas y personas para cuidar de una vez que no se encimen. Repite menos veces o quita acompañantes.',
  ],

  // Images
  'image.not_found': [404, 'No existe esa imagen.'],
  'image.too_many': [409, 'Un prospecto lleva 60 imágenes a lo más. Quita las que sobren.'],
  'image.storage_full': [409, 'Tu empresa llenó su espacio para imágenes. Quita las que sobren, o pide más.'],

  // Clients
  'client.not_found': [404, 'No existe ese cliente.'],

  // Products, quotes and orders
  'product.not_found': [404, 'No existe ese producto.'],
  'product.taken': [409, 'Ya hay un producto con ese código o, sin código, con esa descripción.'],
  'quote.not_found': [404, 'No existe esa cotización.'],
  'quote.move_not_allowed': [
    409,
    'La cotización ya no está en un estatus que lo permita. Actualiza para ver cómo quedó.',
  ],
  'quote.frozen': [409, 'Lo enviado ya no cambia: haz una nueva versión para modificarla.'],
  'quote.expired': [409, 'La vigencia de la cotización ya terminó. Dale nueva vigencia para seguir con ella.'],
  'quote.too_many': [409, 'Un prospecto lleva hasta 30 cotizaciones. Registra otro prospecto para seguir cotizando.'],
  'quote.not_sent': [409, 'Todavía no se ha enviado ninguna versión: márcala como enviada para compartir su liga.'],
  'quote.too_many_mails': [409, 'Esta cotización ya se envió por correo 30 veces. Comparte su liga por otro medio.'],
  'quote_link.not_found': [404, 'Esta cotización no tiene liga para el cliente.'],
  'quote_question.not_found': [404, 'No existe esa pregunta.'],
  'order.not_found': [404, 'No existe ese pedido.'],
  'order.move_not_allowed': [409, 'El pedido ya no está en un estatus que lo permita. Actualiza para ver cómo quedó.'],
  'order.payment_exceeds': [409, 'El pago es mayor que lo que falta por pagar.'],
  'payment.not_found': [404, 'No existe ese pago.'],

  // The client's page, read by people who know nothing of this program
  'client_quote.not_found': [404, 'Esta liga ya no sirve. Pide una nueva a quien te la envió.'],
  'client_quote.superseded': [409, 'Hay una versión más nueva de esta cotización. Revísala antes de responder.'],
  'client_quote.expired': [409, 'La vigencia de esta cotización ya terminó. Pide a quien te la envió que la renueve.'],
  'client_quote.closed': [409, 'Esta cotización ya no espera respuesta. Actualiza la página para ver cómo quedó.'],
  'client_quote.too_many_questions': [
    409,
    'Son muchas preguntas por este medio. Responde al correo o llama a tu vendedor.',
  ],

  // Saved views
  'view.not_found': [404, 'No existe esa vista.'],

  // Exports
  'export.not_found': [404, 'No existe esa exportación.'],
  'export.not_ready': [409, 'La exportación aún no está lista.'],
  'export.not_failed': [409, 'La exportación no falló: no hay nada que reintentar.'],
  'export_schedule.not_found': [404, 'No existe esa exportación programada.'],
  'report_cut.not_found': [404, 'No existe ese corte.'],
  'export_schedule.too_many': [409, 'Ya tienes 20 exportaciones programadas: quita una antes de agregar otra.'],

  // Notices and calendars to take along
  'notice.not_found': [404, 'No existe ese aviso.'],
  'calendar_feed.not_found': [404, 'No existe ese calendario.'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ErrorCode = keyof typeof catalogue;

export const errorCodes = Object.keys(catalogue) as ErrorCode[]; // Object.keys widens to string; the keys are the literal ones above

/** What any endpoint may answer, whatever its own list says. */
export const commonErrors = [
  'request.malformed',
  'request.invalid',
  'request.unsupported_media_type',
  'request.too_large',
  'request.rate_limited',
  'request.origin_refused',
  'server.unexpected',
  'server.busy',
] as const satisfies readonly ErrorCode[];

/** HTTP status of a code. */
export function statusOf(code: ErrorCode): number {
  return catalogue[code][0];
}

/** Spanish sentence of a code, for the screen. */
export function titleOf(code: ErrorCode): string {
  return catalogue[code][1];
}

/** One thing wrong with what was sent: where (`body.phone`), a stable code, and the sentence beside the field. */
export const fault = z.object({ path: z.string(), code: z.string(), message: z.string() });
export type Fault = z.infer<typeof fault>;

/** A field that somebody else changed since the version an edit is based on: the three values a person chooses from. */
export const fieldConflict = z.object({
  /** Name in the body. */
  field: z.string(),
  mine: z.json().optional(),
  theirs: z.json().optional(),
  /** As it was in the version the edit is based on; absent when it had none then. */
  original: z.json().optional(),
});
export type FieldConflict = z.infer<typeof fieldConflict>;

/** When somebody is busy, and nothing of with whom: the appointment may be of a prospect that whoever asks may not see. */
export const takenTime = z.object({ memberId: z.string(), startsAtLocal: z.string(), minutes: z.int() });
export type TakenTime = z.infer<typeof takenTime>;

export const problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.enum(errorCodes),
  requestId: z.string(),
  faults: z.array(fault).optional(),
  /** With `request.base_version_stale`: what both changed. */
  conflicts: z.array(fieldConflict).optional(),
  /** With `appointment.taken`: the appointments in the way, the first ten. */
  taken: z.array(takenTime).optional(),
});
export type Problem = z.infer<typeof problem>;
