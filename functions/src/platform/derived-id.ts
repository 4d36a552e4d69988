/** Ids that follow from their cause: a retried command names the same record instead of a second one. */
import { idFromBytes, type IdNoun } from '@folio/shared/values/ids.ts';
import { commandOf, type ActingContext } from './context.ts';
import { sha256 } from './signer.ts';

/** Id from whatever makes the record unique; parts are told apart by a character no part can hold. */
export function derivedId(noun: IdNoun, ...cause: readonly string[]): string {
  return idFromBytes(noun, sha256([noun, ...cause].join('\u0000')));
}

/** Begins with a moment, so that ids sort as things came; of one moment, by their cause. */
export function idOfMoment(noun: IdNoun, at: Date, cause: string): string {
  const moment = Buffer.alloc(6);
  moment.writeUIntBE(at.getTime(), 0, 6);
  return idFromBytes(noun, Buffer.concat([moment, sha256(cause).subarray(0, 4)]));
}

/** Id of the record a command makes: bound to company, person, address and key; of several, by what tells them apart. */
export function idOfCommand(noun: IdNoun, context: ActingContext, ...which: readonly string[]): string {
  const { key, route } = commandOf(context);
  return derivedId(noun, context.actor.tenantId, context.actor.memberId, route, key, ...which);
}
