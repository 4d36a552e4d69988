import type { Session } from '@folio/shared/identity/session.schema.ts';
import { client } from '#lib/api/client.ts';

/** Where the company's logo is, for some minutes; a company without one is not asked for it. */
export async function logoAddress({ company }: Pick<Session, 'company'>): Promise<string | undefined> {
  if (!company.logoId) return undefined;
  const told = await client.getLogo().catch(() => undefined);
  return told?.logo?.url;
}
