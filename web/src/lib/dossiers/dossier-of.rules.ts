/** From what the screens hold of a prospect to what its dossier is made from. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import type { Dossier } from '@folio/shared/pdf/dossier/dossier.types.ts';
import { pdfFileName } from '@folio/shared/pdf/file-name.ts';
import { hexOf } from '@folio/shared/pdf/palette.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';

export interface NameSource {
  nameOf: (id: string | undefined) => string;
  readonly hasSeveralWorkCentres: boolean;
}

export function dossierOf(
  prospect: Prospect,
  session: Pick<Session, 'company' | 'person'>,
  directory: NameSource,
  madeAt: Date,
): Dossier {
  const { name, rfc, phone, email, website, timeZone, paperColour } = session.company;
  const contact = { phone, email, website };
  return {
    company: {
      name,
      timeZone,
      ...contact,
      ...(rfc ? { rfc } : {}),
      ...(paperColour ? { colour: hexOf(paperColour) } : {}),
    },
    prospect,
    // Those it mentions, not all of the company's: the dossier is copied to where it is made.
    names: Object.fromEntries(idsIn(prospect).map((id) => [id, directory.nameOf(id)])),
    hasSeveralWorkCentres: directory.hasSeveralWorkCentres,
    // Their bytes are fetched where the dossier is made.
    images: prospect.images.map(({ caption }) => ({ caption })),
    madeBy: session.person.name,
    madeAt,
  };
}

function idsIn(prospect: Prospect): string[] {
  const { registeredBy, attendedBy, workCentreId, lineOfBusinessId, contactChannelId, cancelReasonId } = prospect;
  const own = [registeredBy, attendedBy, workCentreId, lineOfBusinessId, contactChannelId, cancelReasonId];
  const people = prospect.followUps.map(({ memberId }) => memberId);
  const guests = prospect.appointments.flatMap(({ participantIds = [] }) => participantIds);
  return [...new Set([...own, ...people, ...guests])].filter((id) => id !== undefined);
}

/** `Expediente 128 - Laura Méndez.pdf`. */
export function dossierFileName({ folio, name }: { folio: number; name: string }): string {
  return pdfFileName(`Expediente ${folio}`, name);
}

/** `Expedientes de 12 prospectos 2026-11-28.zip`. */
export function dossiersFileName(count: number, day: string): string {
  return `Expedientes de ${count} prospectos ${day}.zip`;
}
