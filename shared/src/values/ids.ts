/** Ids say what they name: a prefix per noun, then 16 Crockford base32 characters (80 bits). */
import * as z from 'zod';

export const idPrefixes = {
  tenant: 'tnt',
  workCentre: 'wcn',
  catalogueEntry: 'cat',
  invitation: 'inv',
  prospect: 'prs',
  appointment: 'apt',
  series: 'ser',
  followUp: 'fup',
  image: 'img',
  client: 'cli',
  product: 'prd',
  quote: 'quo',
  order: 'ord',
  payment: 'pay',
  view: 'viw',
  change: 'chg',
  mail: 'mil',
  notice: 'ntc',
  clientEvent: 'cev',
  export: 'exp',
  exportSchedule: 'sch',
  reportCut: 'cut',
} as const;

export type IdNoun = keyof typeof idPrefixes;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

function idOf<const Noun extends IdNoun>(noun: Noun) {
  return z.string().regex(new RegExp(`^${idPrefixes[noun]}_[${alphabet}]{16}$`));
}

export const tenantId = idOf('tenant');
export const workCentreId = idOf('workCentre');
export const catalogueEntryId = idOf('catalogueEntry');
export const invitationId = idOf('invitation');
export const prospectId = idOf('prospect');
export const appointmentId = idOf('appointment');
export const seriesId = idOf('series');
export const followUpId = idOf('followUp');
export const imageId = idOf('image');
export const clientId = idOf('client');
export const productId = idOf('product');
export const quoteId = idOf('quote');
export const orderId = idOf('order');
export const paymentId = idOf('payment');
export const viewId = idOf('view');
export const changeId = idOf('change');
export const noticeId = idOf('notice');
export const clientEventId = idOf('clientEvent');
export const exportId = idOf('export');
export const exportScheduleId = idOf('exportSchedule');
export const reportCutId = idOf('reportCut');

/** A member is the person's `sub` in the user pool: one human keeps one id in all companies. */
export const memberId = z.uuid();

/**
 * Id made of at least 10 bytes: random ones, or a digest when the id must follow from its cause (a retried command then
 * names the same record).
 */
export function idFromBytes(noun: IdNoun, bytes: Uint8Array): string {
  if (bytes.length < 10) throw new RangeError('an id needs 10 bytes');
  let characters = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes.subarray(0, 10)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      characters += alphabet.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return `${idPrefixes[noun]}_${characters}`;
}
