/** What a request carries from the edge to the table. */
import type { Level } from '@folio/shared/contract/permissions.ts';
import type { Viewer } from '@folio/shared/prospects/prospect.rules.ts';
import type { Meter } from './meter.ts';

/** Who acts. The company comes from the session and the member's item, never from what the client sends. */
export type Actor = Anonymous | Person | MemberActor;

export interface Anonymous {
  kind: 'anonymous';
}

/** Signed in; what belongs to one person in all companies. */
export interface Person {
  kind: 'person';
  personId: string;
  name: string;
  email: string;
  sessionHash: string;
  /** Companies the person belongs to. */
  tenantIds: readonly string[];
  totpEnabled: boolean;
}

/** Signed in to a company, as an active member of it. */
export interface MemberActor extends Viewer {
  kind: 'member';
  tenantId: string;
  memberId: string;
  level: Level;
  workCentreIds: readonly string[];
  /** The company asks Administradores for a second factor and this session was made without one. */
  totpMissing: boolean;
  /** The company asks this person for a second factor. */
  totpDemanded: boolean;
  /** Version of the company since which appointments of one person must not overlap; absent where they may. */
  noOverlapSince?: number;
  person: Person;
}

/** A write and the key that makes it happen once. */
export interface Command {
  /** The client's `Idempotency-Key`. */
  key: string;
  /** `POST /api/prospects`: the same key on another address is another command. */
  route: string;
  /** Digest of what was sent: the same key with other data is refused. */
  bodyHash: string;
}

export interface RequestContext<A extends Actor = Actor> {
  requestId: string;
  now: Date;
  meter: Meter;
  actor: A;
  /** Address of the caller as CloudFront saw it. */
  clientIp: string;
  userAgent: string;
  /** Version of an answer that the caller holds already, as it was told. */
  ifNoneMatch?: string | undefined;
  /** `name=value` lines, as the gateway hands them over. */
  cookies: readonly string[];
  /** Present on endpoints with `idempotent`. */
  command?: Command;
}

export type MemberContext = RequestContext<MemberActor>;

/** Who acts, as far as a command goes: a request's member, or whoever sent the bytes that have just arrived. */
export interface ActingContext extends Pick<RequestContext, 'requestId' | 'now' | 'meter' | 'command'> {
  /** Who moves no appointment needs no rule about them. */
  actor: Viewer & { tenantId: string } & Pick<MemberActor, 'noOverlapSince'>;
}

/** The command of an idempotent endpoint. @throws TypeError when the endpoint does not declare one */
export function commandOf(context: Pick<RequestContext, 'command'>): Command {
  if (!context.command) throw new TypeError('the endpoint is not declared idempotent');
  return context.command;
}
