/** The secret of a quote's link: it follows from the signing secret and a nonce; only its digest is stored. */
import { clientQuotePath } from '@folio/shared/client-quotes/client-quote.rules.ts';
import type { QuoteLink } from '@folio/shared/client-quotes/client-quote.schema.ts';
import { sha256, type Signer } from '../../platform/signer.ts';
import type { RootedWrite, Write } from '../../platform/table.ts';
import {
  addressDelete,
  addressPut,
  linkPut,
  type LinkTarget,
  type QuoteName,
  type StoredLink,
} from './client-quote.repository.ts';

interface Site {
  signer: Signer;
  /** No trailing slash. */
  siteOrigin: string;
}

interface Linked extends QuoteName {
  tenantId: string;
  nonce: string;
}

export function linkSecret(signer: Signer, { tenantId, prospectId, quoteId, nonce }: Linked): string {
  return signer.secretOf('quote-link', [tenantId, prospectId, quoteId, nonce].join('\n'));
}

/** What stands after `#` reaches no server and no log. */
export function linkAddress({ signer, siteOrigin }: Site, linked: Linked): string {
  return `${siteOrigin}${clientQuotePath}#${linkSecret(signer, linked)}`;
}

/** What is stored of a secret. */
export function digestOf(secret: string): string {
  return sha256(secret).toString('base64url');
}

interface Made {
  link: StoredLink;
  writes: Write[];
  elsewhere: RootedWrite[];
}

/** A link, new or in the place of the one there is, which stops working. */
export function newLink(
  signer: Signer,
  target: LinkTarget,
  {
    nonce,
    memberId,
    at,
    read,
    mails = 0,
  }: { nonce: string; memberId: string; at: string; read: StoredLink | undefined; mails?: number },
): Made {
  const digest = digestOf(linkSecret(signer, { ...target, nonce }));
  const version = (read?.version ?? 0) + 1;
  // How much was asked and sent goes on: who makes a new link does not begin anew.
  const { questions = 0, mails: sent = 0 } = read ?? {};
  const link: StoredLink = {
    nonce,
    digest,
    createdAt: at,
    memberId,
    version,
    openings: 0,
    questions,
    mails: sent + mails,
  };
  return {
    link,
    writes: [linkPut(target, link, read)],
    elsewhere: [addressPut(digest, target), ...(read ? [addressDelete(read.digest)] : [])],
  };
}

export function linkView(site: Site, target: LinkTarget, link: StoredLink): QuoteLink {
  const { nonce, digest, createdAt, memberId, openings, lastOpenedAt } = link;
  const linked = { ...target, nonce };
  // With another signing secret another address would follow: the one in use still works, but nobody can tell it.
  const isKnown = digestOf(linkSecret(site.signer, linked)) === digest;
  return {
    ...(isKnown ? { address: linkAddress(site, linked) } : {}),
    createdAt,
    memberId,
    openings,
    ...(lastOpenedAt ? { lastOpenedAt } : {}),
  };
}
