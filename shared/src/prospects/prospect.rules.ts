/** Pure decisions about prospects, the same in the form and at the server. */
import type { Level } from '../contract/permissions.ts';

/** Estatus: the traffic light of the process. Later issues turn it; a new prospect is always `following`. */
export const prospectStatuses = ['following', 'quoted', 'ordered', 'cancelled'] as const;
export type ProspectStatus = (typeof prospectStatuses)[number];

/** The manual's words. */
export const statusNames: Record<ProspectStatus, string> = {
  following: 'En seguimiento',
  quoted: 'Cotización realizada',
  ordered: 'Pedido realizado',
  cancelled: 'Cancelado',
};

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

export function scopeOf(viewer: Viewer): Scope {
  if (viewer.level === 'administrator') return { kind: 'company' };
  if (viewer.level === 'operative') return { kind: 'work-centres', ids: viewer.workCentreIds };
  return { kind: 'own', memberId: viewer.memberId };
}

/** May this person see that prospect? The same question the index answers, for one record already read. */
export function canSee(viewer: Viewer, prospect: { workCentreId: string; registeredBy: string }): boolean {
  const scope = scopeOf(viewer);
  if (scope.kind === 'company') return true;
  if (scope.kind === 'own') return prospect.registeredBy === scope.memberId;
  return scope.ids.includes(prospect.workCentreId);
}

/** May a prospect be registered there? In any active centre for an Administrador, in one's own otherwise. */
export function canRegisterIn(viewer: Viewer, workCentreId: string): boolean {
  return viewer.level === 'administrator' || viewer.workCentreIds.includes(workCentreId);
}
