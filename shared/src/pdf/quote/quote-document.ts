/** Cotización (M40) on letter-size pages. */
import { fiscalWords } from '../../clients/fiscal-catalogues.ts';
import { printedDay, printedTime } from '../../values/spanish-days.ts';
import { wallClockIn } from '../../values/days.ts';
import { contactLine } from '../company-contact.ts';
import type { Block, PrintedDocument } from '../document.ts';
import { letterDocument, type Letterhead } from '../letterhead.ts';
import { inks, styles } from '../palette.ts';
import { pictureRows } from '../picture-rows.ts';
import {
  clientTitle,
  quoteLabel,
  type PaperCompany,
  type PrintedQuote,
  type QuotePaper,
  type Setting,
} from './printed-quote.ts';
import { closing, currencyNames } from './quote-closing.ts';
import { paperHead, type PaperFact } from './quote-head.ts';
import { linesTable } from './quote-lines.ts';

export function quoteDocument(printed: PrintedQuote, paper: QuotePaper): PrintedDocument {
  const { company, folio, version, client } = printed;
  return letterDocument(
    {
      title: `Cotización ${quoteLabel(printed)} · ${clientTitle(client)}`,
      body: bodyOf(printed, paper),
      snugBody: bodyOf(printed, { ...paper, snug: true }),
      copies: paper.copies,
    },
    {
      ...whoseIs(company, paper, { colour: inks.accent, made: madeWords(printed) }),
      kind: version ? `Cotización · versión ${version.number}` : 'Cotización · borrador',
      number: folio,
      about: clientTitle(client),
    },
  );
}

function bodyOf(printed: PrintedQuote, paper: QuotePaper & Setting): Block[] {
  const { content, client } = printed;
  const { snug = false } = paper;
  return [
    { kind: 'stack', role: 'Sect', blocks: [paperHead(client, factsOf(printed, paper), paper)] },
    { kind: 'stack', role: 'Sect', above: snug ? 12 : 18, blocks: [linesTable(content, paper)] },
    ...closing(content, paper, { snug }),
    ...attachedImages(printed),
  ];
}

/** After whoever signs: what was agreed on stands before what illustrates it. */
function attachedImages({ content: { attachments = [] }, images = [] }: PrintedQuote): Block[] {
  if (!attachments.length) return [];
  const heading: Block = { kind: 'paragraph', role: 'H2', text: 'Imágenes', style: styles.strong, withNext: true };
  const rows = pictureRows(attachments.map(({ caption }, at) => ({ caption, file: images[at] })));
  return [{ kind: 'stack', role: 'Sect', above: 22, blocks: [heading, ...rows] }];
}

function factsOf({ content, validUntil, seller }: PrintedQuote, { parts }: QuotePaper): PaperFact[] {
  const { issuedOn, currency, exchangeRate, deliveryTime } = content;
  const rate = currency === 'USD' && exchangeRate ? `, a ${exchangeRate}` : '';
  return [
    { label: 'Fecha', value: printedDay(issuedOn) },
    { label: 'Vigente hasta', value: printedDay(validUntil) },
    { label: 'Moneda', value: `${currencyNames[currency]}${rate}` },
    { label: 'Entrega', value: deliveryTime },
    { label: 'Le atiende', value: parts.includes('seller') ? seller : undefined },
  ];
}

/** Whose paper it is, with fiscal data where they stand. */
export function whoseIs(
  company: PaperCompany,
  { fiscal, copies = [] }: QuotePaper,
  { colour, made }: Pick<Letterhead, 'colour' | 'made'>,
): Pick<Letterhead, 'company' | 'colour' | 'made' | 'foot'> {
  const { name, logo, colour: own } = company;
  const told = fiscal === 'none' ? [] : fiscalLines(company);
  const isShort = told.length === 1 && !company.legalName && !copies.length;
  const atFoot = fiscal === 'foot' ? [name, ...told].join(' · ') : '';
  return {
    company: { name, logo, colour: own, contact: contactLine(company), ...(fiscal === 'top' ? { fiscal: told } : {}) },
    colour,
    // An RFC alone has room beside the moment, unless the name of a copy stands there.
    made: told.length && atFoot && isShort ? `${atFoot} · ${made}` : made,
    ...(told.length && atFoot && !isShort ? { foot: atFoot } : {}),
  };
}

function fiscalLines({ name, legalName, rfc, fiscalRegime, fiscalAddress }: PaperCompany): string[] {
  const who = [legalName !== name && legalName, rfc && `RFC ${rfc}`];
  const regime = fiscalRegime && `Régimen fiscal ${fiscalWords(fiscalRegime)}`;
  return [who.filter(Boolean).join(' · '), regime, fiscalAddress].flatMap((one) => one || []);
}

/** Digits enough to tell one writing from another by eye; all of them stand in the app. */
const digestDigits = 16;

function madeWords({ company, version, madeAt }: PrintedQuote): string {
  const local = wallClockIn(company.timeZone, madeAt);
  const moment = `${printedDay(local)}, ${printedTime(local)}`;
  if (!version) return `Borrador del ${moment}`;
  const digest = version.digest ? ` · Huella ${version.digest.slice(0, digestDigits)}` : '';
  return `Versión ${version.number}, del ${moment}${digest}`;
}
