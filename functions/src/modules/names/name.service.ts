/** Names that must be unique in a company: a guard item per folded name, written with the record that holds it. */
import type { CatalogueKind } from '@folio/shared/catalogues/catalogue.schema.ts';
import { fold } from '@folio/shared/values/fold.ts';
import type { ErrorCode } from '@folio/shared/contract/errors.ts';
import { sha256 } from '../../platform/signer.ts';
import type { Key, Write } from '../../platform/table.ts';

/** Kind of thing named: names of one kind do not clash with those of another. */
type Named = 'work-centre' | 'product' | CatalogueKind;

/** Hashed: a name may hold characters that a key may not. */
export function nameKey(named: Named, name: string): Key {
  return { partition: ['NAMES'], sort: [named, sha256(fold(name)).toString('base64url')] };
}

/** Takes a name. `ownerId` says whose it is. */
export function takeName(named: Named, name: string, ownerId: string, taken: ErrorCode | 'retry'): Write {
  return { label: taken, when: 'absent', put: { ...nameKey(named, name), kind: 'name', attributes: { ownerId } } };
}

/** Moves from one name to another; nothing when they fold alike. */
export function changeName(named: Named, from: string, to: string, ownerId: string, taken: ErrorCode): Write[] {
  if (fold(from) === fold(to)) return [];
  return [takeName(named, to, ownerId, taken), { delete: nameKey(named, from) }];
}
