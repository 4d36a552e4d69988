/** What a row of the access matrix is made of: who calls, what a call may lean on, and the one answer expected. */
import type { ErrorCode } from '@folio/shared/contract/errors.ts';
import type { Company, Person, RawInput, World } from '../support/world.ts';

/** A status of success, or the code of a refusal (whose status the catalogue knows). */
export type Expected = 200 | 201 | 202 | 204 | ErrorCode;

export const callers = ['stranger', 'normal', 'operative', 'administrator'] as const;
export type CallerName = (typeof callers)[number];

/** Ids of one company's things, or of nothing at all. */
export interface Ids {
  tenantId: string;
  memberId: string;
  invitationId: string;
  workCentreId: string;
  lineOfBusinessId: string;
  contactChannelId: string;
  cancelReasonId: string;
  prospectId: string;
  /** The prospect's registration, in its history. */
  changeId: string;
  appointmentId: string;
  /** Ready, of the same prospect. */
  imageId: string;
  clientId: string;
  productId: string;
  /** Sold: of its order a part was paid. */
  quoteId: string;
  orderId: string;
  paymentId: string;
  /** Shared by the Normal with all colleagues. */
  viewId: string;
  /** The Normal's. */
  noticeId: string;
  exportId: string;
  exportScheduleId: string;
  /** The Administrador's. */
  reportCutId: string;
}

/** What a row may lean on. */
export interface Scene {
  world: World;
  company: Company;
  /** Ids of `company`, the caller's own: its prospect was registered by the Normal. */
  own: Ids;
  /** Who calls; the Administrador when it is a stranger. */
  person: Person;
  /** A pending invitation of `company`, made for this call. */
  pendingInvitation(): Promise<string>;
}

export interface Row {
  call: (scene: Scene) => RawInput | Promise<RawInput>;
  answers: Record<CallerName, Expected>;
  /** Ends or changes the caller's session or account: each call gets a session of its own. */
  touchesSession?: true;
  /** Called by the Administrador with ids of another company, and with ids of nothing: the same answer, byte by byte. */
  withIds?: { calls: (ids: Ids, scene: Scene) => RawInput[]; answer: Expected };
}

export const open = (expected: Expected) => ({
  stranger: expected,
  normal: expected,
  operative: expected,
  administrator: expected,
});
export const signedIn = (expected: Expected) => ({ ...open(expected), stranger: 'session.required' as const });
export const administratorOnly = (expected: Expected) => ({
  stranger: 'session.required' as const,
  normal: 'permission.denied' as const,
  operative: 'permission.denied' as const,
  administrator: expected,
});
