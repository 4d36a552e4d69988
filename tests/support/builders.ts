/** What people type: whole and valid, so that a test says only what matters to it. */
import type { NewProspectInput } from '@folio/shared/prospects/prospect.schema.ts';
import type { QuoteContentInput } from '@folio/shared/quotes/quote.schema.ts';

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

/** A valid quote: two tables at 1,200.00 with IVA. */
export function quoteForm(changes: Partial<QuoteContentInput> = {}): QuoteContentInput {
  return {
    issuedOn: '2026-11-23',
    validUntil: '2199-12-31',
    currency: 'MXN',
    lines: [{ kind: 'item', description: 'Mesa de parota', quantity: '2', unitPriceCents: 120_000, tax: 'iva-16' }],
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
