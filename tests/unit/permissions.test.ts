import { describe, expect, test } from 'vitest';
import { endpoints } from '@folio/shared/contract/contract.ts';
import { levelNames, may, type Level, type Permission } from '@folio/shared/contract/permissions.ts';
import { level } from '@folio/shared/contract/level.ts';
import { canRegisterIn, canSee, scopeOf, type Viewer } from '@folio/shared/prospects/prospect.rules.ts';

/** Written out: this table is the promise, the code must agree with it. */
const table = {
  'prospect:read': ['administrator', 'operative', 'normal'],
  'prospect:create': ['administrator', 'operative', 'normal'],
  'prospect:change': ['administrator', 'operative', 'normal'],
  'prospect:assign': ['administrator', 'operative'],
  'client:read': ['administrator', 'operative', 'normal'],
  'client:register': ['administrator', 'operative', 'normal'],
  'product:read': ['administrator', 'operative', 'normal'],
  'view:keep': ['administrator', 'operative', 'normal'],
  'notice:read': ['administrator', 'operative', 'normal'],
  'calendar:read': ['administrator', 'operative', 'normal'],
  'catalogue:grow': ['administrator', 'operative', 'normal'],
  'company:read': ['administrator', 'operative', 'normal'],
  'company:manage': ['administrator'],
  'member:manage': ['administrator'],
  'work-centre:manage': ['administrator'],
  'catalogue:manage': ['administrator'],
  'product:manage': ['administrator'],
  'audit-log:read': ['administrator'],
} satisfies Record<Permission, Level[]>;

describe('what each level may do', () => {
  for (const [permission, holders] of Object.entries(table)) {
    test.each(level.options)(`${permission} is asked of %s`, (holder) => {
      // The keys of `table` are exactly the permissions: `satisfies` above sees to it.
      expect(may(holder, permission as Permission)).toBe((holders as string[]).includes(holder));
    });
  }

  test('a permission nobody lists is held by nobody', () => {
    // A name out of the type, as a typing mistake at runtime would be.
    expect(may('administrator', 'tenant:drop' as Permission)).toBe(false);
  });

  test('every endpoint asks for public, person or a permission of the table', () => {
    for (const endpoint of Object.values(endpoints)) {
      expect(['public', 'person', ...Object.keys(table)]).toContain(endpoint.access);
    }
  });

  test('the levels carry the words of the manual', () => {
    expect(Object.values(levelNames)).toEqual(['Administrador', 'Operativo', 'Normal']);
  });
});

describe('whose prospects a person sees', () => {
  const ana: Viewer = { memberId: 'ana', level: 'administrator', workCentreIds: ['leon'] };
  const omar: Viewer = { memberId: 'omar', level: 'operative', workCentreIds: ['leon', 'silao'] };
  const nora: Viewer = { memberId: 'nora', level: 'normal', workCentreIds: ['leon'] };

  test('the level chooses the index that is read', () => {
    expect(scopeOf(ana)).toEqual({ kind: 'company' });
    expect(scopeOf(omar)).toEqual({ kind: 'work-centres', ids: ['leon', 'silao'] });
    expect(scopeOf(nora)).toEqual({ kind: 'own', memberId: 'nora' });
  });

  test.each([
    ['Administrador', ana, { workCentreId: 'celaya', registeredBy: 'x', attendedBy: 'x' }, true],
    ['Operativo, in one of the centres', omar, { workCentreId: 'silao', registeredBy: 'x', attendedBy: 'x' }, true],
    [
      'Operativo, own prospect in another centre',
      omar,
      { workCentreId: 'celaya', registeredBy: 'omar', attendedBy: 'omar' },
      false,
    ],
    ['Normal, own', nora, { workCentreId: 'celaya', registeredBy: 'nora', attendedBy: 'nora' }, true],
    [
      "Normal, a colleague's of the same centre",
      nora,
      { workCentreId: 'leon', registeredBy: 'omar', attendedBy: 'omar' },
      false,
    ],
    [
      'Normal, registered by oneself and handed to another',
      nora,
      { workCentreId: 'leon', registeredBy: 'nora', attendedBy: 'omar' },
      true,
    ],
    ['Normal, handed to oneself', nora, { workCentreId: 'leon', registeredBy: 'omar', attendedBy: 'nora' }, true],
  ] as const)('%s', (_, viewer, prospect, seen) => {
    expect(canSee(viewer, prospect)).toBe(seen);
  });

  test('an Administrador registers anywhere, the others in their centres', () => {
    expect(canRegisterIn(ana, 'celaya')).toBe(true);
    expect(canRegisterIn(omar, 'silao')).toBe(true);
    expect(canRegisterIn(omar, 'celaya')).toBe(false);
    expect(canRegisterIn(nora, 'celaya')).toBe(false);
  });
});
