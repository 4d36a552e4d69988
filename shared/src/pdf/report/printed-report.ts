/** What a printed report (M04) is made from: plain values, the same from the screen and from the server. */
import { partsBy, periodsBy, sumsIn, usualGrain, type Grain } from '../../reports/report-parts.rules.ts';
import type { Period, Sums } from '../../reports/report.rules.ts';
import type { WholeReport } from '../../reports/report-sheets.ts';
import { dimensionNames, type NameOf } from '../../reports/report-words.rules.ts';
import { printedMoney } from '../../money/printed-money.rules.ts';
import { printedDay } from '../../values/spanish-days.ts';
import { wallClockIn } from '../../values/days.ts';
import { printedTime } from '../../values/spanish-days.ts';
import type { Letterhead } from '../letterhead.ts';
import { inks } from '../palette.ts';

export interface PrintedAbout {
  company: Letterhead['company'] & { timeZone: string };
  /** `Quién atiende: Laura Peña`. */
  filters: readonly string[];
  madeBy: string;
  madeAt: Date;
}

export interface PrintedPart {
  name: string;
  sums: Sums;
}

/** What a report was kept as. */
export interface PrintedCut {
  name: string;
  /** SHA-256 of what it says, in hexadecimal. */
  digest: string;
}

export interface PrintedReport extends PrintedAbout {
  cut?: PrintedCut | undefined;
  days: Period;
  formerDays: Period;
  totals: Sums;
  former: Sums;
  points: readonly { label: string; sums: Sums }[];
  who: { title: string; lines: readonly PrintedPart[] };
  /** Prospects by each dimension that has some. */
  parts: readonly { title: string; lines: readonly PrintedPart[] }[];
  reasons: readonly PrintedPart[];
}

const shownParts = ['attendedBy', 'workCentreId', 'contactChannelId', 'lineOfBusinessId', 'state'] as const;

/** @param grain of the series; by months only whole months can be told apart where the answer is by month */
export function printedReport(
  { report, former, days, formerDays }: WholeReport,
  {
    nameOf,
    grain = usualGrain(days),
    ...about
  }: PrintedAbout & {
    nameOf: NameOf;
    grain?: Grain | undefined;
    cut?: PrintedCut | undefined;
  },
): PrintedReport {
  const generated = partsBy(report, 'generatedBy', nameOf);
  const who = generated.length ? ('generatedBy' as const) : ('attendedBy' as const);
  return {
    ...about,
    days,
    formerDays,
    totals: report.totals,
    former,
    points: periodsBy(grain, days).map((period) => ({
      label: pointLabel(period, grain),
      sums: sumsIn(report, period),
    })),
    who: { title: dimensionNames[who], lines: generated.length ? generated : partsBy(report, who, nameOf) },
    parts: shownParts.flatMap((by) => {
      const lines = partsBy(report, by, nameOf).filter(({ sums }) => sums.prospects);
      return lines.length > 1 || (lines.length && by !== 'workCentreId') ? [{ title: dimensionNames[by], lines }] : [];
    }),
    reasons: partsBy(report, 'cancelReasonId', nameOf).filter(({ sums }) => sums.cancelled),
  };
}

function pointLabel({ from }: Period, grain: Grain): string {
  const [day = '', month = '', year = ''] = printedDay(from).split('\u00a0');
  return grain === 'month' ? `${month} ${year.slice(2)}` : `${day} ${month}`;
}

export function printedPeriod({ from, to }: Period): string {
  return from === to ? printedDay(from) : `${printedDay(from)} – ${printedDay(to)}`;
}

/** 12500 → `12,500`. */
export function printedCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 0.333 → `33.3 %`; a dash for a share of nothing. */
export function printedShare(share: number | undefined): string {
  return share === undefined ? '—' : `${Math.round(share * 1000) / 10}\u00a0%`;
}

/** Each currency on its own line; empty without any. */
export function printedAmounts(sums: Sums, of: 'quotes' | 'orders'): string {
  return (['MXN', 'USD'] as const)
    .flatMap((currency) => {
      const cents = sums[`${of}.${currency}`];
      return cents ? [printedMoney(cents, currency)] : [];
    })
    .join('\n');
}

/** The frame of reports and their rows. */
export function reportLetterhead(
  { company, madeBy, madeAt, cut }: PrintedAbout & Pick<PrintedReport, 'cut'>,
  what: string,
  about: string,
): Letterhead {
  const local = wallClockIn(company.timeZone, madeAt);
  return {
    company,
    kind: cut ? 'Corte' : 'Reporte',
    number: what,
    about,
    colour: inks.accent,
    made: `${cut ? 'Guardado' : 'Generado'} el ${printedDay(local)}, ${printedTime(local)}, por ${madeBy}`,
  };
}
