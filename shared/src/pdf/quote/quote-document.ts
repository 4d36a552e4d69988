/** Cotización (M40) on letter-size pages. */
import { printedDay, printedTime } from '../../values/spanish-days.ts';
import { wallClockIn } from '../../values/days.ts';
import type { PrintedDocument } from '../document.ts';
import { letterDocument } from '../letterhead.ts';
import { inks } from '../palette.ts';
import { clientTitle, quoteLabel, type PaperCompany, type PrintedQuote, type QuotePaper } from './printed-quote.ts';
import { closing, currencyNames } from './quote-closing.ts';
import { paperHead, type PaperFact } from './quote-head.ts';
import { linesTable } from './quote-lines.ts';

export function quoteDocument(printed: PrintedQuote, paper: QuotePaper): PrintedDocument {
  const { company, folio, version, content, client } = printed;
  return letterDocument(
    {
      title: `Cotización ${quoteLabel(printed)} · ${clientTitle(client)}`,
      body: [
        { kind: 'stack', role: 'Sect', blocks: [paperHead(client, factsOf(printed, paper), paper)] },
        { kind: 'stack', role: 'Sect', above: 18, blocks: [linesTable(content, paper)] },
        ...closing(content, paper),
      ],
    },
    {
      company: headed(company, paper),
      kind: version ? `Cotización · versión ${version.number}` : 'Cotización · borrador',
      number: folio,
      about: clientTitle(client),
      colour: inks.accent,
      made: footed(company, paper, madeWords(printed)),
    },
  );
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

/** The letterhead with fiscal data, where they stand there. */
export function headed(
  { name, rfc, logo }: PaperCompany,
  { fiscal }: QuotePaper,
): Pick<PaperCompany, 'name' | 'rfc' | 'logo'> {
  return { name, ...(logo ? { logo } : {}), ...(rfc && fiscal === 'top' ? { rfc } : {}) };
}

/** The foot with fiscal data, where they stand there. */
export function footed({ name, rfc }: PaperCompany, { fiscal }: QuotePaper, made: string): string {
  return fiscal === 'foot' && rfc ? `${name} · RFC ${rfc} · ${made}` : made;
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
