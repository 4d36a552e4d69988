/**
 * Invitación: what a prospect is told by e-mail of the appointments it is invited to: asked to come, told when something of it
 * changes, and told when it is called off. It follows from a record before and after, so that every command tells it. Pure.
 */
import type { MailMessage } from '@folio/shared/contract/events.ts';
import { aheadUntil, mailedWhen } from './appointment-moments.ts';
import type { ProspectRecord, StoredAppointment, StoredProspect } from './prospect-record.ts';

type Invitation = Extract<MailMessage, { template: 'prospect-invitation' }>;

export interface InvitationMail {
  /** What makes it one of a kind. */
  cause: string;
  to: string;
  message: Invitation;
}

/** What the prospect was told of one appointment, and where. */
interface Told {
  to: string;
  appointment: StoredAppointment;
}

/** @param before nothing of a prospect that is registered */
export function invitationMails(
  before: ProspectRecord | undefined,
  after: ProspectRecord,
  now: Date,
): InvitationMail[] {
  const [old, current] = [before ? toldBy(before) : new Map<string, Told>(), toldBy(after)];
  const { prospect } = after;
  const isAhead = ({ appointment }: Told) => aheadUntil(appointment) > now.toISOString();
  return [...new Set([...old.keys(), ...current.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), current.get(id)];
    const calledOff = was && was.to !== is?.to && isAhead(was) ? [mailOf('CANCEL', was, { prospect })] : [];
    const isNews = is && isAhead(is) && (was?.to !== is.to || wordsOf(was) !== wordsOf(is));
    const isUpdate = was?.to === is?.to;
    return [...calledOff, ...(isNews ? [mailOf('REQUEST', is, { prospect, isUpdate })] : [])];
  });
}

function toldBy({ prospect, appointments }: ProspectRecord): Map<string, Told> {
  const { email, deletedAt, status } = prospect;
  if (!email || deletedAt || status === 'cancelled') return new Map();
  const invited = appointments.filter(({ invites }) => invites);
  return new Map(invited.map((appointment) => [appointment.id, { to: email, appointment }]));
}

/** What of an appointment its guest is told; what became of it is no news to who was there. */
function wordsOf({ appointment }: Told): string {
  const { startsAtLocal, startsAt, minutes, days, kind, subject, place, link } = appointment;
  return JSON.stringify([startsAt ?? startsAtLocal, minutes, days, kind, subject, place, link]);
}

function mailOf(
  method: Invitation['method'],
  { to, appointment }: Told,
  { prospect, isUpdate = false }: { prospect: StoredProspect; isUpdate?: boolean },
): InvitationMail {
  const { id, timeZone, kind, subject, place, link } = appointment;
  return {
    cause: `${id}-${prospect.version}-${method}`,
    to,
    message: {
      template: 'prospect-invitation',
      method,
      isUpdate,
      appointmentId: id,
      // Every change of the prospect raises it: a later word of the same appointment has a higher one.
      sequence: prospect.version,
      attendedBy: prospect.attendedBy,
      name: prospect.name,
      ...mailedWhen(appointment),
      timeZone,
      kind,
      ...(subject ? { subject } : {}),
      ...(place ? { place } : {}),
      ...(link ? { link } : {}),
    },
  };
}
