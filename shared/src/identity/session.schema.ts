/** The session: who is signed in, in which company, and what that company's screens need to begin. */
import * as z from 'zod';
import { catalogueEntry } from '../catalogues/catalogue.schema.ts';
import { company } from '../company/company.schema.ts';
import { defineEndpoint } from '../contract/endpoint.ts';
import { level } from '../contract/level.ts';
import { memberName } from '../members/member.schema.ts';
import { workCentre } from '../work-centres/work-centre.schema.ts';
import { memberId, workCentreId } from '../values/ids.ts';

export const session = z.object({
  person: z.object({
    id: memberId,
    name: z.string(),
    email: z.string(),
    totpEnabled: z.boolean(),
    /** More than one: the screen offers to switch. */
    companyCount: z.int(),
  }),
  level,
  /** Where the person works; an Administrador sees all centres whatever stands here. */
  workCentreIds: z.array(workCentreId),
  company,
  workCentres: z.array(workCentre),
  catalogue: z.array(catalogueEntry),
  members: z.array(memberName),
  /** How many rows of prospects a browser is to hold; beyond, the server's list answers. */
  rowLimit: z.int(),
});
export type Session = z.infer<typeof session>;

/** Everything a page needs to begin, in one Query of the company's own partition. */
export const getSession = defineEndpoint({
  method: 'GET',
  path: '/api/session',
  lambda: 'api',
  access: 'company:read',
  summary: 'Quién soy, en qué empresa, y lo que sus pantallas necesitan',
  response: session,
  errors: [],
});
