/** Recovery codes drawn and judged. Kept are keyed digests alone: at 58 bits each, no slow hash is needed beside the key. */
import { randomInt } from 'node:crypto';
import {
  groupedCode,
  recoveryAlphabet,
  recoveryCodeCount,
  recoveryCodeLength,
} from '@folio/shared/identity/recovery-code.ts';
import type { RequestContext } from '../../platform/context.ts';
import type { IdentityDependencies } from '../../platform/identity-dependencies.ts';
import { isSame, type Signer } from '../../platform/signer.ts';
import { tableAt } from '../../platform/table.ts';
import { personRoot } from './person.repository.ts';
import { digestsOf, recoveryCodesKey } from './recovery-code.repository.ts';

/** Who makes and judges digests, and whose they are: a code of one person is nothing to another. */
export interface CodeMaker {
  signer: Signer;
  personId: string;
}

/** New ones, as they are shown once, and what is kept of them. */
export function drawnCodes(maker: CodeMaker): { codes: string[]; digests: string[] } {
  const drawn = new Set<string>();
  while (drawn.size < recoveryCodeCount) drawn.add(drawnCode());
  const codes = [...drawn];
  return { codes: codes.map(groupedCode), digests: codes.map((code) => digestOf(maker, code)) };
}

function drawnCode(): string {
  const signs = Array.from({ length: recoveryCodeLength }, () => recoveryAlphabet[randomInt(recoveryAlphabet.length)]);
  return signs.join('');
}

/** @returns what is left without `code`, or undefined when it is none of them; the answer takes the same time for each */
export function usedUp(maker: CodeMaker, digests: readonly string[], code: string): string[] | undefined {
  const digest = digestOf(maker, code);
  const left = digests.map((one) => ({ one, isIt: isSame(one, digest) })).filter(({ isIt }) => !isIt);
  return left.length < digests.length ? left.map(({ one }) => one) : undefined;
}

/** AP-52 */
export async function codesLeft(
  deps: IdentityDependencies,
  context: RequestContext,
  personId: string,
): Promise<number> {
  const [item] = await tableAt(deps.connection(context), personRoot(personId)).get([recoveryCodesKey]);
  return digestsOf(item).length;
}

function digestOf({ signer, personId }: CodeMaker, code: string): string {
  return signer.secretOf('recovery-code', `${personId}\n${code}`);
}
