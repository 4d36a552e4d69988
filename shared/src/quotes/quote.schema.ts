/** Cotización (M40): what is offered to a prospect, in lines, with its folio (No. C) and its life. */
import * as z from 'zod';
import { currency } from '../company/company.schema.ts';
import { amountsOf, largestCents, totalsOf, type PricedLine } from '../money/money.rules.ts';
import {
  cents,
  discountPercent,
  exchangeRate,
  isrRate,
  ivaWithheldRate,
  quantity,
  tax,
} from '../money/money.schema.ts';
import { productCode, satUnit, unit } from '../products/product.schema.ts';
import { imageId, memberId, orderId, prospectId, quoteId, workCentreId } from '../values/ids.ts';
import { instant, localDate } from '../values/local-date.ts';
import { line, lines } from '../values/text.ts';
import { mostAttachments, mostLines, quoteStatuses } from './quote.rules.ts';

/** What is sold, typed or taken from the catalogue: it stays as it was when the catalogue changes. */
const item = z.strictObject({
  kind: z.literal('item'),
  code: z.optional(productCode),
  description: lines(2000),
  unit: z.optional(unit),
  satUnit: z.optional(satUnit),
  quantity,
  unitPriceCents: cents,
  discountPercent: z.optional(discountPercent),
  discountCents: z.optional(cents),
  tax,
  isrRate: z.optional(isrRate),
  ivaWithheldRate: z.optional(ivaWithheldRate),
});
/** A heading over the lines that follow. */
const section = z.strictObject({ kind: z.literal('section'), title: line(120) });
/** Words between lines. */
const note = z.strictObject({ kind: z.literal('note'), text: lines(2000) });

export const quoteLine = z.discriminatedUnion('kind', [item, section, note]);
export type QuoteLine = z.output<typeof quoteLine>;
export type QuoteItem = z.output<typeof item>;

/** Firmas: names or roles, each with its line to sign on. */
export const mostSignatures = 4;

const fields = {
  /** Fecha. */
  issuedOn: localDate,
  /** Vigencia: its last day. */
  validUntil: localDate,
  currency,
  /** Pesos per dollar. */
  exchangeRate: z.optional(exchangeRate),
  lines: z.array(quoteLine).max(mostLines),
  /** Descuento global, after those of the lines. */
  wholeDiscountPercent: z.optional(discountPercent),
  notes: lines(5000).optional(),
  /** Condiciones de pago y de venta. */
  conditions: lines(5000).optional(),
  /** Tiempo de entrega. */
  deliveryTime: line(200).optional(),
  signatures: z.array(line(80)).max(mostSignatures).optional(),
  /** Imágenes adjuntas: of its prospect, in the order in which they are printed. */
  attachments: z
    .array(imageId)
    .max(mostAttachments)
    .refine((ids) => new Set(ids).size === ids.length, {
      message: 'Una imagen va una sola vez.',
      params: { code: 'twice' },
    })
    .optional(),
};
const content = z.strictObject(fields);

/** A line before its discount was found to fit. */
type Typed = z.output<typeof content>;

/** What is written in the editor; amounts are the server's to compute. */
export const quoteContent = z.strictObject(fields).superRefine((typed, context) => {
  for (const { path, code, message } of contentFaults(typed)) {
    context.addIssue({ code: 'custom', path, message, params: { code } });
  }
});
export type QuoteContent = z.output<typeof quoteContent>;
export type QuoteContentInput = z.input<typeof quoteContent>;

/** What a quote says of an image that goes along: its words, and which bytes it is, so that the digest of the whole is of them, too. */
export const attachment = z.object({
  caption: z.string().optional(),
  /** In pixels, of the image as it was sent. */
  width: z.int(),
  height: z.int(),
  /** SHA-256, in hex, of the JPEG that is printed and shown. */
  digest: z.string(),
});
export type Attachment = z.infer<typeof attachment>;

/** As it is told: of images by what they are, not by whose ids they have. */
export type ToldContent = Omit<QuoteContent, 'attachments'> & { attachments?: Attachment[] | undefined };

export function itemsOf(told: readonly QuoteLine[]): QuoteItem[] {
  return told.filter((one) => one.kind === 'item');
}

interface ContentFault {
  path: (string | number)[];
  code: string;
  message: string;
}

function contentFaults({ issuedOn, validUntil, lines: told }: Typed): ContentFault[] {
  const faults = told.flatMap((one, at) => (one.kind === 'item' ? lineFaults(one, at) : []));
  if (validUntil < issuedOn) {
    faults.push({ path: ['validUntil'], code: 'before_issue', message: 'La vigencia termina antes de la fecha.' });
  }
  const items = itemsOf(told);
  if (!items.length) faults.push({ path: ['lines'], code: 'too_few', message: 'Agrega al menos una partida.' });
  if (!faults.length && totalsOf(items).subtotalCents > largestCents) faults.push(tooMuch(['lines']));
  return faults;
}

function lineFaults(priced: PricedLine, at: number): ContentFault[] {
  const { discountPercent: percent, discountCents: amount } = priced;
  const { grossCents } = amountsOf({ ...priced, discountCents: 0 });
  if (grossCents > largestCents) return [tooMuch(['lines', at, 'unitPriceCents'])];
  if (percent !== undefined && amount !== undefined) {
    const message = 'El descuento va en porcentaje o en importe, no en los dos.';
    return [{ path: ['lines', at, 'discountCents'], code: 'two_discounts', message }];
  }
  if ((amount ?? 0) <= grossCents) return [];
  const message = 'El descuento es mayor que el importe de la partida.';
  return [{ path: ['lines', at, 'discountCents'], code: 'discount_too_big', message }];
}

function tooMuch(path: (string | number)[]): ContentFault {
  return { path, code: 'too_big', message: 'El importe pasa de 999,999,999.99.' };
}

export const totals = z.object({
  subtotalCents: z.int(),
  discountCents: z.int(),
  wholeDiscountCents: z.int().optional(),
  taxes: z.array(z.object({ tax, netCents: z.int(), taxCents: z.int() })),
  isrCents: z.int(),
  ivaWithheldCents: z.int(),
  totalCents: z.int(),
});

/** Versión: what was sent, which nothing changes any more. */
const sentVersion = z.object({
  /** v1, v2, … */
  number: z.int(),
  /** Which writing of the quote it is. */
  revision: z.int(),
  at: instant,
  memberId,
  totalCents: z.int(),
  /** Huella: SHA-256, in hex, of what it says (`quote-digest.rules.ts`). Absent of those sent before it was kept. */
  digest: z.string().optional(),
});

const status = z.enum(quoteStatuses);

/** What the prospect's detail shows of a quote, and what commands look at. */
export const quoteHead = z.object({
  id: quoteId,
  /** No. C: `C-0412`. */
  folio: z.string(),
  issuedOn: localDate,
  validUntil: localDate,
  currency,
  totalCents: z.int(),
  status,
  /** Oldest first. */
  versions: z.array(sentVersion),
  /** Raised by each writing; an edit names the one it is based on. */
  revision: z.int(),
  /** Motivo, of a rejected one. */
  rejection: z.string().optional(),
  /** Of the order that was made of it. */
  orderId: z.optional(orderId),
  createdAt: instant,
  /** Who made it. */
  createdBy: memberId,
});
export type QuoteHead = z.infer<typeof quoteHead>;

/** One line of the list of quotes: compact, since its size and number are the cost of a month. */
export const quoteRow = z.object({
  id: quoteId,
  folio: z.string(),
  issuedOn: localDate,
  validUntil: localDate,
  currency,
  totalCents: z.int(),
  status,
  createdBy: memberId,
  /** The last version sent; absent before the first. */
  sentVersion: z.int().optional(),
  prospectId,
  prospectFolio: z.int(),
  name: z.string(),
  companyName: z.string().optional(),
  colour: z.string(),
  attendedBy: memberId,
  workCentreId,
});
export type QuoteRow = z.infer<typeof quoteRow>;

/** A quote that is open: the whole of it, with whom it is for. */
export const quote = /* @__PURE__ */ quoteHead.extend({
  content: z.object({ ...fields, attachments: z.array(attachment).optional(), totals }),
  /** Those of `attachments`, in their order: addresses on this site live for some minutes. */
  images: z.array(z.object({ id: imageId, url: z.string(), thumbnailUrl: z.string() })),
  prospect: z.object({
    id: prospectId,
    folio: z.int(),
    name: z.string(),
    companyName: z.string().optional(),
    colour: z.string(),
    isCancelled: z.boolean(),
  }),
});
export type Quote = z.infer<typeof quote>;
