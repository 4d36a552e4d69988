/** Facts by the thousand and the buckets that add them up, as `index-prospects` would count them, without a transaction each. */
import type { Fact } from '@folio/functions/modules/reports/facts.ts';
import { addFact, factItem, type Addition } from '@folio/functions/modules/reports/report.repository.ts';
import type { NewItem } from '@folio/functions/platform/table.ts';
import { addDays } from '@folio/shared/values/days.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';

/** The buckets of facts, to be put where there are none yet. */
export function bucketsOf(facts: Iterable<Fact>): NewItem[] {
  const buckets = new Map<string, Addition>();
  for (const fact of facts) addFact(buckets, fact);
  return [...buckets.values()].map(({ key, additions }) => ({
    ...key,
    kind: 'bucket',
    attributes: Object.fromEntries(additions),
  }));
}

/** So many follow-ups of a month (`YYYY-MM`) in which there are none, of these prospects in turn. */
export function* followUpsOf(prospects: readonly Prospect[], count: number, month: string): Generator<Fact> {
  for (let at = 0; at < count; at += 1) {
    const prospect = prospects[at % prospects.length];
    if (!prospect) throw new Error('nobody to follow up');
    const { id, folio, attendedBy, registeredBy, workCentreId, contactChannelId, state } = prospect;
    yield {
      figure: 'followUps',
      source: `flw_${String(at).padStart(16, '0')}`,
      day: addDays(`${month}-01`, at % 28),
      prospectId: id,
      folio,
      attendedBy,
      registeredBy,
      generatedBy: attendedBy,
      workCentreId,
      ...(contactChannelId ? { contactChannelId } : {}),
      ...(state ? { state } : {}),
    };
  }
}

/** Facts and their buckets. */
export function* countedItems(facts: () => Iterable<Fact>): Generator<NewItem> {
  for (const fact of facts()) yield factItem(fact, 1);
  yield* bucketsOf(facts());
}
