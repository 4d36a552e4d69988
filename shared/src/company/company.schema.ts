/** The company that pays (tenant) and its settings. */
import * as z from 'zod';
import { regimeCode } from '../clients/regime-code.ts';
import { defineEndpoint } from '../contract/endpoint.ts';
import { colour } from '../values/colour.ts';
import { email } from '../values/email.ts';
import { isReadableOnPaper } from '../values/paper-colour.ts';
import { imageId, tenantId } from '../values/ids.ts';
import { localDate, localTime } from '../values/local-date.ts';
import { e164, typedPhone } from '../values/phone.ts';
import { rfc } from '../values/rfc.ts';
import { line } from '../values/text.ts';
import { timeZone } from '../values/time-zone.ts';
import { website } from '../values/website.ts';

export const currency = z.enum(['MXN', 'USD']);

const holiday = z.strictObject({ day: localDate, name: line(60) });

/** Days worked, 0 = Sunday … 6 = Saturday. */
const workWeek = z
  .array(z.int().min(0).max(6))
  .min(1)
  .max(7)
  .refine((days) => new Set(days).size === days.length, {
    message: 'Hay un día repetido.',
    params: { code: 'repeated' },
  });

/** Horario, by day of the week; a day worked that is not here has the usual hours. */
const workHours = z
  .array(
    z.strictObject({ day: z.int().min(0).max(6), from: localTime, to: localTime }).refine(({ from, to }) => from < to, {
      path: ['to'],
      message: 'La hora de salida va después de la de entrada.',
      params: { code: 'ends_before_it_begins' },
    }),
  )
  .max(7)
  .refine((all) => new Set(all.map(({ day }) => day)).size === all.length, {
    message: 'Hay un día repetido.',
    params: { code: 'repeated' },
  });

/** Of the company's papers, which are white: lines and figures in it must be read. */
const paperColour = colour.refine(isReadableOnPaper, {
  message: 'Ese color casi no se ve en papel blanco. Prueba uno más oscuro.',
  params: { code: 'contrast_too_low' },
});

/** As SAT has the company: what its papers say of it besides its name. */
const fiscal = {
  rfc,
  /** Nombre o razón social, where it is not the name that clients know. */
  legalName: line(254),
  fiscalRegime: regimeCode,
  /** Domicilio fiscal. */
  fiscalAddress: line(250),
};

const settings = {
  name: line(100),
  timeZone,
  currency,
  workWeek,
  workHours,
  /** Statutory ones of this year and the next are filled in at sign-up; the company edits them freely. */
  holidays: z.array(holiday).max(100),
  /** Administradores must sign in with a second factor. */
  totpRequired: z.boolean(),
  /** Appointments of one person must not overlap: what would is refused. */
  noDoubleBooking: z.boolean(),
};

export const company = z.object({
  id: tenantId,
  ...settings,
  rfc: z.string().optional(),
  legalName: z.string().optional(),
  fiscalRegime: regimeCode.optional(),
  fiscalAddress: z.string().optional(),
  /** How its clients reach it. */
  phone: e164.optional(),
  email: z.string().optional(),
  website: z.string().optional(),
  /** Of its papers; each kind of them has one of its own where it is absent. */
  paperColour: z.string().optional(),
  /** Of its logo, where it has one; `getLogo` tells its address. */
  logoId: z.optional(imageId),
  version: z.int(),
});
export type Company = z.infer<typeof company>;

export const changeCompany = defineEndpoint({
  method: 'PATCH',
  path: '/api/company',
  lambda: 'api',
  access: 'company:manage',
  summary: 'Cambia los datos de la empresa',
  body: z.strictObject({
    name: settings.name.optional(),
    /** `null` removes one of these. */
    rfc: fiscal.rfc.nullable().optional(),
    legalName: fiscal.legalName.nullable().optional(),
    fiscalRegime: fiscal.fiscalRegime.nullable().optional(),
    fiscalAddress: fiscal.fiscalAddress.nullable().optional(),
    phone: typedPhone.nullable().optional(),
    email: email.nullable().optional(),
    website: website.nullable().optional(),
    paperColour: paperColour.nullable().optional(),
    timeZone: settings.timeZone.optional(),
    currency: settings.currency.optional(),
    workWeek: settings.workWeek.optional(),
    workHours: settings.workHours.optional(),
    holidays: settings.holidays.optional(),
    totpRequired: settings.totpRequired.optional(),
    noDoubleBooking: settings.noDoubleBooking.optional(),
  }),
  response: company,
  errors: ['session.totp_required'],
  idempotent: true,
  ifMatch: true,
});

/** A company the signed-in person belongs to. */
export const membershipOfPerson = z.object({ tenantId, companyName: z.string(), current: z.boolean() });

export const listMyCompanies = defineEndpoint({
  method: 'GET',
  path: '/api/companies',
  lambda: 'api',
  access: 'person',
  summary: 'Las empresas a las que pertenece quien pregunta',
  response: z.object({ companies: z.array(membershipOfPerson) }),
  errors: ['session.required'],
});
