/** What a person may do in a company. Each endpoint names the one it needs; each level holds a fixed set. */

/** Nivel: Administrador everything of the company; Operativo its work centres; Normal only its own. */
export const levels = ['administrator', 'operative', 'normal'] as const;
export type Level = (typeof levels)[number];

/** The manual's words, as the screen shows them. */
export const levelNames: Record<Level, string> = {
  administrator: 'Administrador',
  operative: 'Operativo',
  normal: 'Normal',
};

const everyone = [
  'prospect:read',
  'prospect:create',
  'prospect:change',
  'calendar:read',
  'catalogue:grow',
  'client:read',
  'client:register',
  'product:read',
  'view:keep',
  'notice:read',
  'company:read',
] as const;
/** Whoever sees a branch hands its prospects from one person to another. */
const supervision = ['prospect:assign'] as const;
const administration = [
  'company:manage',
  'member:manage',
  'work-centre:manage',
  'catalogue:manage',
  'product:manage',
  'audit-log:read',
] as const;

export type Permission = (typeof everyone)[number] | (typeof supervision)[number] | (typeof administration)[number];

const held: Record<Level, ReadonlySet<Permission>> = {
  administrator: new Set([...everyone, ...supervision, ...administration]),
  operative: new Set([...everyone, ...supervision]),
  normal: new Set(everyone),
};

/** Deny by default: a permission nobody lists is held by nobody. */
export function may(holder: Level, permission: Permission): boolean {
  return held[holder].has(permission);
}
