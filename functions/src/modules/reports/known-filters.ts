/** What a report is narrowed to is the company's own: people, centres and words of its catalogue, also those that are retired. */
import { unsaid } from '@folio/shared/reports/report.rules.ts';
import type { ErrorCode } from '@folio/shared/contract/errors.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Attributes, Key } from '../../platform/table.ts';
import * as catalogues from '../catalogues/catalogue.service.ts';
import * as members from '../members/member.service.ts';
import * as workCentres from '../work-centres/work-centre.service.ts';
import type { ReportFilters } from './report.service.ts';

interface Known {
  key: Key;
  /** When there is no such thing. */
  missing: ErrorCode;
}

function knownOf(content: ReportFilters): Known[] {
  const as = (missing: ErrorCode, keys: readonly Key[]) => keys.map((key) => ({ key, missing }));
  const people = [content.attendedBy, content.generatedBy].filter((id) => id !== undefined);
  const word = (id: string | undefined) => (id === unsaid ? undefined : id);
  return [
    ...as('member.not_found', people.map(members.keyOf)),
    ...as('work_centre.not_found', workCentres.needsOf(content.workCentreId ? [content.workCentreId] : [])),
    ...as('catalogue.entry_not_found', [
      ...catalogues.needsOf('contact-channels', word(content.contactChannelId)),
      ...catalogues.needsOf('lines-of-business', word(content.lineOfBusinessId)),
      ...catalogues.needsOf('cancel-reasons', word(content.cancelReasonId)),
    ]),
  ];
}

/** Items to read; `requireKnown` gets them in this order. */
export function filterNeeds(content: ReportFilters): Key[] {
  return knownOf(content).map(({ key }) => key);
}

/** @throws AppError when one of them is not the company's */
export function requireKnown(content: ReportFilters, items: readonly (Attributes | undefined)[]): void {
  const lacking = knownOf(content).find((_, at) => items[at] === undefined);
  if (lacking) throw new AppError(lacking.missing);
}
