import { may, type Level } from '@folio/shared/contract/permissions.ts';
import { routes } from '#lib/routes.ts';

const ofTheCompany = [
  { href: '/ajustes/empresa', label: 'Empresa', needs: 'company:manage' },
  { href: routes.people, label: 'Personas', needs: 'member:manage' },
  { href: '/ajustes/centros', label: 'Centros de trabajo', needs: 'work-centre:manage' },
  { href: '/ajustes/catalogos', label: 'Catálogos', needs: 'catalogue:manage' },
  { href: routes.products, label: 'Productos y servicios', needs: 'product:manage' },
  { href: '/ajustes/bitacora', label: 'Bitácora', needs: 'audit-log:read' },
] as const;

export interface Section {
  href: string;
  label: string;
}

/** What a person of this level finds in Ajustes. */
export function sectionsFor(level: Level): Section[] {
  const company = ofTheCompany.filter(({ needs }) => may(level, needs));
  return [
    ...company,
    { href: routes.account, label: 'Cuenta y seguridad' },
    { href: routes.noticeSettings, label: 'Avisos y calendario' },
  ];
}
