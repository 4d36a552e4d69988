/** What a person may do in a company. Each endpoint names the one it needs; each level holds a fixed set. */
import * as z from 'zod';

/** Nivel: Administrador everything of the company; Operativo its work centres; Normal only its own. */
export const level = z.enum(['administrator', 'operative', 'normal']);
export type Level = z.infer<typeof level>;

/** The manual's words, as the screen shows them. */
export const levelNames: Record<Level, string> = {
  administrator: 'Administrador',
  operative: 'Operativo',
  normal: 'Normal',
};

const everyone = ['prospect:read', 'prospect:create', 'calendar:read', 'catalogue:grow', 'company:read'] as const;
const administration = [
  'company:manage',
  'member:manage',
  'work-centre:manage',
  'catalogue:manage',
  'audit-log:read',
] as const;

export type Permission = (typeof everyone)[number] | (typeof administration)[number];

const held: Record<Level, ReadonlySet<Permission>> = {
  administrator: new Set([...everyone, ...administration]),
  operative: new Set(everyone),
  normal: new Set(everyone),
};

/** Deny by default: a permission nobody lists is held by nobody. */
export function may(holder: Level, permission: Permission): boolean {
  return held[holder].has(permission);
}
