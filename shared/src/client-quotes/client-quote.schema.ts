/** The client's page: what whoever holds the link of a quote is told, and what is kept of what they do. No id of anything. */
import * as z from 'zod';
import { regimeCode } from '../clients/regime-code.ts';
import { company, currency } from '../company/company.schema.ts';
import { quote } from '../quotes/quote.schema.ts';
import { clientEventId, memberId } from '../values/ids.ts';
import { instant, localDate } from '../values/local-date.ts';
import { line, lines } from '../values/text.ts';
import {
  clientEventKinds,
  clientQuoteStates,
  mostSignatureNumbers,
  mostStrokeNumbers,
  mostStrokes,
  signatureField,
} from './client-quote.rules.ts';
import { terms } from './quote-differences.rules.ts';

const coordinate = z.int().min(0).max(Math.max(signatureField.width, signatureField.height));
const stroke = z
  .array(coordinate)
  .min(2)
  .max(mostStrokeNumbers)
  .refine((numbers) => numbers.length % 2 === 0, {
    message: 'La firma no se pudo leer.',
    params: { code: 'malformed' },
  });

/** Firma: drawn, or the name typed in its place; both are worth the same. */
export const signature = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed') }),
  z.strictObject({
    kind: z.literal('drawn'),
    strokes: z
      .array(stroke)
      .min(1)
      .max(mostStrokes)
      .refine((strokes) => strokes.reduce((sum, { length }) => sum + length, 0) <= mostSignatureNumbers, {
        message: 'La firma tiene demasiados trazos. Bórrala y dibújala de nuevo.',
        params: { code: 'too_big' },
      }),
  }),
]);
export type Signature = z.infer<typeof signature>;

/** Whatever it says: of anything but a link in use the same is told. */
export const linkToken = z.string().max(200);
/** Huella: SHA-256 of what a version says. */
export const versionDigest = z.string().regex(/^[0-9a-f]{64}$/);

export const clientName = line(120);
export const rejectionReason = lines(1000);
export const questionText = lines(1000);

const priced = {
  description: z.string(),
  unit: z.string().optional(),
  quantity: z.string(),
  unitPriceCents: z.int(),
  discountCents: z.int(),
  netCents: z.int(),
  /** `IVA 16 %`. */
  tax: z.string(),
};
const shownItem = z.object({
  kind: z.literal('item'),
  code: z.string().optional(),
  ...priced,
  /** Against the version sent before. */
  change: z.enum(['added', 'changed']).optional(),
  before: z.object(priced).optional(),
});
const shownLine = z.discriminatedUnion('kind', [
  shownItem,
  z.object({ kind: z.literal('section'), title: z.string() }),
  z.object({ kind: z.literal('note'), text: z.string() }),
]);
export type ShownLine = z.infer<typeof shownLine>;
export type ShownItem = z.infer<typeof shownItem>;

const shownDocument = z.object({
  /** v1, v2, … */
  version: z.int(),
  sentAt: instant,
  issuedOn: localDate,
  validUntil: localDate,
  currency,
  exchangeRate: z.string().optional(),
  /** Whom it is for. */
  name: z.string(),
  companyName: z.string().optional(),
  lines: z.array(shownLine),
  totals: z.object({
    subtotalCents: z.int(),
    discountCents: z.int(),
    taxes: z.array(z.object({ tax: z.string(), taxCents: z.int() })),
    isrCents: z.int(),
    ivaWithheldCents: z.int(),
    totalCents: z.int(),
    inWords: z.string().optional(),
  }),
  notes: z.string().optional(),
  conditions: z.string().optional(),
  deliveryTime: z.string().optional(),
  /** Each is asked for by its place: an address of it would tell whose it is. */
  attachments: z.array(z.object({ caption: z.string().optional(), width: z.int(), height: z.int() })).optional(),
  digest: versionDigest,
  /** Absent of the first version. */
  changes: z
    .object({
      since: z.int(),
      totalCents: z.int(),
      removed: z.array(z.object({ description: z.string(), netCents: z.int() })),
      terms: z.array(z.enum(terms)),
      /** Lines that are new or say something else. */
      lines: z.int(),
    })
    .optional(),
});
export type ShownDocument = z.infer<typeof shownDocument>;

/** How the company is reached, as far as it tells. */
const contact = company.pick({ phone: true, email: true, website: true });

/** What the holder of a link sees. Without `document` there is nothing to be seen any more, or yet. */
export const clientQuote = z.object({
  state: z.enum(clientQuoteStates),
  folio: z.string(),
  company: z.string(),
  contact: contact.optional(),
  /** Whose clock dates are told by. */
  timeZone: z.string(),
  seller: z.object({ name: z.string(), email: z.string() }).optional(),
  document: shownDocument.optional(),
  /** Who accepted or rejected it, and when. */
  answer: z.object({ name: z.string(), at: instant }).optional(),
  orderFolio: z.string().optional(),
  questions: z.array(
    z.object({
      at: instant,
      name: z.string(),
      text: z.string(),
      /** What it is about; absent when it is about the whole. */
      line: z.string().optional(),
      reply: z.object({ at: instant, text: z.string() }).optional(),
    }),
  ),
});
export type ClientQuote = z.infer<typeof clientQuote>;

/** What the PDF of the version that holds is made from: the same as its seller's, so that it is the same bytes. */
export const clientPaper = z.object({
  company: z.object({
    name: z.string(),
    timeZone: z.string(),
    rfc: z.string().optional(),
    legalName: z.string().optional(),
    fiscalRegime: regimeCode.optional(),
    fiscalAddress: z.string().optional(),
    ...contact.shape,
    colour: z.string().optional(),
    /** PNG, in base64: an address of it would tell whose it is. */
    logo: z.string().optional(),
  }),
  folio: z.string(),
  version: z.object({ number: z.int(), at: instant, digest: versionDigest.optional() }),
  content: quote.shape.content,
  validUntil: localDate,
  client: z.object({
    name: z.string(),
    companyName: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    legalName: z.string().optional(),
    rfc: z.string().optional(),
  }),
  seller: z.string().optional(),
});
export type ClientPaper = z.infer<typeof clientPaper>;

/** Evidencia: what is kept of what happened between the quote and its client, as members see it. */
export const clientEvent = z.object({
  id: clientEventId,
  at: instant,
  kind: z.enum(clientEventKinds),
  /** Which version they had before them. */
  version: z.int(),
  /** As API Gateway tells it. */
  ip: z.string().optional(),
  userAgent: z.string().optional(),
  name: z.string().optional(),
  /** Of what was accepted or rejected. */
  digest: z.string().optional(),
  signature: signature.optional(),
  text: z.string().optional(),
  line: z.string().optional(),
  orderFolio: z.string().optional(),
  /** Of a mail: who sent it, and where. */
  memberId: z.optional(memberId),
  to: z.string().optional(),
  reply: z.object({ at: instant, memberId, text: z.string() }).optional(),
});
export type ClientEvent = z.infer<typeof clientEvent>;

export const quoteLink = z.object({
  /** What the client opens; absent when it can no longer be told, and is to be renewed. */
  address: z.url().optional(),
  createdAt: instant,
  memberId,
  /** How often it was opened by somebody who is not of the company. */
  openings: z.int(),
  lastOpenedAt: instant.optional(),
});
export type QuoteLink = z.infer<typeof quoteLink>;
