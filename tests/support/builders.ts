/** What people type: whole and valid, so that a test says only what matters to it. */
import type { NewProspectInput } from '@folio/shared/prospects/prospect.schema.ts';

/** A valid form of a prospect; `workCentreId` must be given by tests that send it. */
export function prospectForm(changes: Partial<NewProspectInput> = {}): NewProspectInput {
  return {
    contactedOn: '2026-11-23',
    name: 'Laura Méndez',
    companyName: 'Panadería El Sol',
    phone: '477 555 0148',
    email: 'laura@panaderia-sol.example',
    state: 'GUA',
    colour: '#1d5dbf',
    letterColour: '#ffffff',
    workCentreId: 'wcn_0000000000000000',
    ...changes,
  };
}

let made = 0;

/** An address nobody in this run has, whatever runs beside it. */
export function freshEmail(name = 'persona'): string {
  made += 1;
  return `${name}.${process.pid}.${made}@folio-tests.example`;
}

/** Long, and in no list of stolen passwords. */
export const password = 'Tres tristes tigres 27!';
