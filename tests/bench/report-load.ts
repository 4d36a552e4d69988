/**
 * Counts a year of a company as `index-prospects` would: what prospects give to count is invented, and turned into buckets by the
 * functions' own code, added up before they are put, since a transaction each would take an hour.
 */
import type { Fact } from '@folio/functions/modules/reports/facts.ts';
import { derivedId } from '@folio/functions/platform/derived-id.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { states } from '@folio/shared/values/states.ts';
import { putAll } from '../support/bulk-puts.ts';
import { bucketsOf } from '../support/counted-facts.ts';
import { randomFrom, type Random } from '../support/random.ts';
import type { Person } from '../support/world.ts';
import type { Target } from './load.ts';

interface Words {
  contactChannels: string[];
  linesOfBusiness: string[];
  cancelReasons: string[];
}

interface Year extends Target {
  /** Who attend, one folio after the other. */
  people: readonly Person[];
  /** Its last day. */
  today: string;
}

/** Of `count` prospects registered within the year before `today`; the rows of figures are not put. */
export async function loadYear(year: Year, count: number): Promise<void> {
  const words = await wordsOf(year);
  await putAll({ ...year, tenantId: year.company.tenantId }, bucketsOf(factsOfYear(year, count, words)));
}

function* factsOfYear(year: Year, count: number, words: Words): Generator<Fact> {
  const random = randomFrom(7);
  for (let folio = 1; folio <= count; folio += 1) yield* factsOfFolio(year, { folio, words, random });
}

async function wordsOf({ company }: Target): Promise<Words> {
  const { catalogue } = await company.administrator.client.getSession();
  const idsOf = (kind: string) => catalogue.filter((entry) => entry.kind === kind).map(({ id }) => id);
  return {
    contactChannels: idsOf('contact-channels'),
    linesOfBusiness: idsOf('lines-of-business'),
    cancelReasons: idsOf('cancel-reasons'),
  };
}

interface Wanted {
  folio: number;
  words: Words;
  random: Random;
}

/** One, two or three follow-ups each; of ten three are quoted, one buys and one is cancelled. */
function factsOfFolio({ company, people, today }: Year, { folio, words, random }: Wanted): Fact[] {
  const [attends, other] = [folio, folio + 3].map((at) => people[at % people.length]?.memberId ?? '');
  if (!attends || !other) throw new Error('nobody attends');
  const contactedOn = addDays(today, -(folio % 365));
  const whose = {
    source: 'once',
    prospectId: derivedId('prospect', company.tenantId, String(folio)),
    folio,
    attendedBy: attends,
    registeredBy: attends,
    // One of five by somebody else.
    generatedBy: folio % 5 ? attends : other,
    workCentreId: folio % 3 ? company.firstCentre : company.secondCentre,
    contactChannelId: random.pick(words.contactChannels),
    lineOfBusinessId: random.pick(words.linesOfBusiness),
    state: random.pick(states).code,
  };
  const later = () => {
    const day = addDays(contactedOn, Math.floor(random.next() * 30));
    return day < today ? day : today;
  };
  const amount = { currency: random.happens(0.1) ? ('USD' as const) : ('MXN' as const), cents: 150_000 + folio };
  const facts: Fact[] = [{ ...whose, figure: 'prospects', day: contactedOn }];
  for (let at = 0; at <= folio % 3; at += 1) facts.push({ ...whose, figure: 'followUps', source: `f${at}`, day: later() }); // prettier-ignore
  if (random.happens(0.4)) facts.push({ ...whose, figure: 'appointments', source: 'a', day: later() });
  if (random.happens(0.3)) facts.push({ ...whose, ...amount, figure: 'quotes', source: 'q', day: later() });
  if (random.happens(0.1)) {
    const sold = { ...whose, ...amount, day: later() };
    facts.push({ ...sold, figure: 'orders', source: 'o' }, { ...sold, figure: 'closed', days: 9 });
    facts.push({ ...whose, figure: 'converted', day: contactedOn });
  }
  const cancelReasonId = random.pick(words.cancelReasons);
  if (random.happens(0.1)) facts.push({ ...whose, figure: 'cancelled', day: later(), cancelReasonId });
  return facts;
}
