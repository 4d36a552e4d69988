import type { Session } from '@folio/shared/identity/session.schema.ts';
import { client } from '#lib/api/client.ts';

/**
 * Where the company's logo is, for some minutes; undefined of a company without one, which is not asked for it. '' when it
 * cannot be told: whoever prints says that the logo is missing.
 */
export async function logoAddress({ company }: Pick<Session, 'company'>): Promise<string | undefined> {
  if (!company.logoId) return undefined;
  const told = await client.getLogo().catch(() => ({ logo: { url: '' } }));
  return told.logo?.url;
}
