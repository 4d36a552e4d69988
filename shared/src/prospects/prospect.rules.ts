/** Pure decisions about prospects, the same in the form and at the server. */
import type { Level } from '../contract/permissions.ts';

/** Estatus: the traffic light of the process. A new prospect is always `following`. */
export const prospectStatuses = ['following', 'quoted', 'ordered', 'cancelled'] as const;
export type ProspectStatus = (typeof prospectStatuses)[number];

/** The manual's words. */
export const statusNames: Record<ProspectStatus, string> = {
  following: 'En seguimiento',
  quoted: 'Cotización realizada',
  ordered: 'Pedido realizado',
  cancelled: 'Cancelado',
};

/** What turns the light, and from where. Whatever is not listed is refused, on screen and at the server alike. */
export const statusMoves = {
  cancel: { from: ['following', 'quoted', 'ordered'], to: 'cancelled' },
  /** And from there to where the rest of the facts say (`lightOf`). */
  reopen: { from: ['cancelled'], to: 'following' },
} as const satisfies Record<string, { from: readonly ProspectStatus[]; to: ProspectStatus }>;
export type StatusMove = keyof typeof statusMoves;

/** Where the light stands by what was done: the newest step that still holds. A cancelled prospect stays so until it is reopened. */
export function lightOf(facts: {
  status: ProspectStatus;
  quoteCount?: number | undefined;
  orderCount?: number | undefined;
}): ProspectStatus {
  if (facts.status === 'cancelled') return 'cancelled';
  if (facts.orderCount) return 'ordered';
  return facts.quoteCount ? 'quoted' : 'following';
}

/** What people call each move. */
export const statusMoveNames: Record<StatusMove, string> = { cancel: 'Cancelar', reopen: 'Reabrir' };

/** Where a move leads from here, or undefined when it is not allowed. */
export function statusAfter(move: StatusMove, status: ProspectStatus): ProspectStatus | undefined {
  const { from, to }: { from: readonly ProspectStatus[]; to: ProspectStatus } = statusMoves[move];
  return from.includes(status) ? to : undefined;
}

/** Lengths of appointments offered; any multiple of five up to a day is accepted. */
export const appointmentMinutes = [15, 30, 45, 60, 90, 120] as const;
export const defaultAppointmentMinutes = 45;

/** Who looks, as far as visibility goes. */
export interface Viewer {
  memberId: string;
  level: Level;
  workCentreIds: readonly string[];
}

/**
 * Whose prospects a person sees: `company` all, `work-centres` those of the centres, `own` those registered or attended.
 * The scope chooses the index that is read; it is never a filter.
 */
export type Scope =
  { kind: 'company' } | { kind: 'work-centres'; ids: readonly string[] } | { kind: 'own'; memberId: string };

/** Whether whoever sees so much sees all of another scope; what a person attended stays that person's own at any level. */
export function canSeeAll(now: Scope, of: Scope): boolean {
  if (now.kind === 'company' || of.kind === 'own') return true;
  return now.kind === 'work-centres' && of.kind === 'work-centres' && of.ids.every((id) => now.ids.includes(id));
}

export function scopeOf(viewer: Viewer): Scope {
  if (viewer.level === 'administrator') return { kind: 'company' };
  if (viewer.level === 'operative') return { kind: 'work-centres', ids: viewer.workCentreIds };
  return { kind: 'own', memberId: viewer.memberId };
}

/** Whose a prospect is, as far as visibility goes. */
export interface Owned {
  workCentreId: string;
  /** Usuario (M29): who registered it, for good. */
  registeredBy: string;
  /** Who attends it now. */
  attendedBy: string;
}

/** May this person see that prospect? The same question the index answers, for one record already read. */
export function canSee(viewer: Viewer, prospect: Owned): boolean {
  return isInScope(scopeOf(viewer), prospect);
}

export function isInScope(scope: Scope, prospect: Owned): boolean {
  if (scope.kind === 'company') return true;
  if (scope.kind === 'own') return [prospect.registeredBy, prospect.attendedBy].includes(scope.memberId);
  return scope.ids.includes(prospect.workCentreId);
}

/** May this person be given that prospect? Only who will see it, and is still here. */
export function canAttend(
  member: { active: boolean; level: Level; workCentreIds: readonly string[] },
  workCentreId: string,
): boolean {
  return member.active && (member.level === 'administrator' || member.workCentreIds.includes(workCentreId));
}

/** May a prospect be registered there? In any active centre for an Administrador, in one's own otherwise. */
export function canRegisterIn(viewer: Viewer, workCentreId: string): boolean {
  return viewer.level === 'administrator' || viewer.workCentreIds.includes(workCentreId);
}
