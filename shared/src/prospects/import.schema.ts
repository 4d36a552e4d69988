/** Prospects from a sheet: what a company kept in Excel before it had Folio. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { memberId, prospectId } from '../values/ids.ts';
import { duplicate } from './duplicates.schema.ts';
import { newProspect } from './prospect.schema.ts';

/** As many as one request does in time. */
export const mostImportedProspects = 25;
/** For as many with the longest notes, in letters that take several bytes. */
const bodyLimitKb = 640;

const importedProspect = z.strictObject({
  /** Without an appointment: a sheet has none that was agreed here. */
  form: newProspect.refine(({ appointment }) => !appointment),
  /** Who attends it; without one, whoever imports. Another person only by whom may hand prospects on. */
  attendedBy: memberId.optional(),
});
export type ImportedProspect = z.output<typeof importedProspect>;
export type ImportedProspectInput = z.input<typeof importedProspect>;

/** Of each row its place in `prospects`. */
const at = z.int();

/**
 * Rows of a sheet. One that the company knows by phone, by e-mail, or by name and company together is not added again,
 * unless asked for. Each is a command of its own: what is refused says so, the rest is done, and the same sheet twice
 * adds nothing.
 */
export const importProspects = defineEndpoint({
  method: 'POST',
  path: '/api/prospect-imports',
  lambda: 'api',
  access: 'prospect:create',
  summary: 'Registra prospectos desde una hoja de cálculo, sin repetir los que la empresa ya tiene',
  body: z.strictObject({
    prospects: z.array(importedProspect).min(1).max(mostImportedProspects),
    /** Adds also those that the company knows. */
    evenIfKnown: z.boolean().default(false),
  }),
  response: z.object({
    added: z.array(z.object({ at, id: prospectId })),
    known: z.array(z.object({ at, duplicate })),
    refused: z.array(z.object({ at, code: z.string() })),
  }),
  bodyLimitKb,
  errors: [],
  idempotent: true,
});
