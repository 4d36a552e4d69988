/** What a person does with prospects; components only call these. */
import type { CatalogueKind } from '@folio/shared/catalogues/catalogue.schema.ts';
import type { Client } from '@folio/shared/contract/client.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import type { CompanyRecords } from './company-records.ts';
import { entryNamed, toNewProspect, type CatalogueIds, type ProspectFormValues } from './prospect-form.rules.ts';

export interface GrowDependencies {
  client: Client;
  session: Session;
}

export interface RegisterDependencies extends GrowDependencies {
  records: CompanyRecords;
}

/**
 * Registers what the form holds. Words that no catalogue has yet are added to it first: asking twice is harmless, since a
 * known name answers its entry, and so is a repeat with the same key, which answers the prospect already made.
 */
export async function registerProspect(
  deps: RegisterDependencies,
  values: ProspectFormValues,
  idempotencyKey: string,
): Promise<Prospect> {
  const body = toNewProspect(values, await catalogueIdsOf(deps, values));
  const prospect = await deps.client.addProspect({ body, idempotencyKey });
  deps.records.add(prospect);
  return prospect;
}

/** Ids of the form's two catalogue words; those that no catalogue has yet are added to it. */
export async function catalogueIdsOf(deps: GrowDependencies, values: ProspectFormValues): Promise<CatalogueIds> {
  const [contactChannelId, lineOfBusinessId] = await Promise.all([
    entryIdOf(deps, 'contact-channels', values.contactChannel),
    entryIdOf(deps, 'lines-of-business', values.lineOfBusiness),
  ]);
  return { contactChannelId, lineOfBusinessId };
}

/** The id of a catalogue's word, which is added when it is new; undefined for no word. */
export async function entryIdOf(
  deps: GrowDependencies,
  kind: CatalogueKind,
  words: string,
): Promise<string | undefined> {
  if (!words.trim()) return undefined;
  const here = entryNamed(deps.session.catalogue, kind, words);
  if (here && !here.retired) return here.id;
  const entry = await deps.client.addCatalogueEntry({ params: { kind }, body: { name: words } });
  deps.session.catalogue = [...deps.session.catalogue.filter(({ id }) => id !== entry.id), entry];
  return entry.id;
}
