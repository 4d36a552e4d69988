/** The report's figures and parts in words. Pure. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { moneyWords } from '@folio/shared/money/money-words.rules.ts';
import {
  conversionOf,
  daysToCloseOf,
  unsaid,
  type Dimension,
  type Measure,
  type Sums,
} from '@folio/shared/reports/report.rules.ts';
import { nobodySaid } from '@folio/shared/reports/report-words.rules.ts';
import { states } from '@folio/shared/values/states.ts';

export interface Option {
  value: string;
  label: string;
}

/** Values to choose from, those that a company keeps or knows. */
export function optionsOf(by: Exclude<Dimension, 'workCentreId'>, session: Session): Option[] {
  if (by === 'attendedBy' || by === 'generatedBy') {
    return session.members.map(({ id, name }) => ({ value: id, label: name }));
  }
  const none = { value: unsaid, label: nobodySaid[by] ?? '' };
  if (by === 'state') return [...states.map(({ code, name }) => ({ value: code as string, label: name })), none];
  const kinds = {
    contactChannelId: 'contact-channels',
    lineOfBusinessId: 'lines-of-business',
    cancelReasonId: 'cancel-reasons',
  } as const;
  const entries = session.catalogue.filter(({ kind }) => kind === kinds[by]);
  return [...entries.map(({ id, name }) => ({ value: id, label: name })), none];
}

export const countWords = (count: number): string => count.toLocaleString('es-MX');

/** Each currency on its own: `$1,200.00 · $300.00 USD`. */
export function amountWords(sums: Sums, of: 'quotes' | 'orders'): string {
  const amounts = (['MXN', 'USD'] as const).flatMap((currency) => {
    const cents = sums[`${of}.${currency}`];
    return cents ? [moneyWords(cents, currency)] : [];
  });
  return amounts.join(' · ');
}

export function percentWords(share: number | undefined): string {
  if (share === undefined) return '—';
  return share.toLocaleString('es-MX', { style: 'percent', maximumFractionDigits: 1 });
}

export function conversionWords(sums: Sums): string {
  return percentWords(conversionOf(sums));
}

export function closingWords(sums: Sums): string {
  const days = daysToCloseOf(sums);
  if (days === undefined) return '—';
  const words = days.toLocaleString('es-MX', { maximumFractionDigits: 1 });
  return `${words} ${days === 1 ? 'día' : 'días'}`;
}

/** `+18 %` against the former period; nothing where there is nothing to compare with. */
export function changeWords(now: number, before: number): string {
  if (!before) return now ? 'antes 0' : '';
  const share = (now - before) / before;
  const words = share.toLocaleString('es-MX', {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  return `${words}, antes ${countWords(before)}`;
}

/** Is more of it good? */
export const isBetter = (measure: Measure, now: number, before: number): boolean =>
  measure === 'cancelled' ? now < before : now > before;
