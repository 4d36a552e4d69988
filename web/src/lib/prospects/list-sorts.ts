/** Orders of the list in words, for where there are no headers to press. */
import type { Sort, SortColumn } from '@folio/shared/rows/list-query.rules.ts';

interface SortOption {
  value: string;
  label: string;
  sort: Sort;
}

const orders: readonly [SortColumn, Sort['direction'], string][] = [
  ['folio', 'descending', 'Más nuevos primero'],
  ['folio', 'ascending', 'Más antiguos primero'],
  ['attention', 'ascending', 'Atención: lo urgente primero'],
  ['appointmentAt', 'ascending', 'Siguiente paso: el más cercano'],
  ['contactedOn', 'descending', 'Fecha de emisión'],
  ['name', 'ascending', 'Nombre'],
  ['companyName', 'ascending', 'Empresa'],
  ['status', 'ascending', 'Estatus'],
  ['person', 'ascending', 'Usuario'],
  ['workCentre', 'ascending', 'Centro de trabajo'],
  ['state', 'ascending', 'Estado'],
  ['channel', 'ascending', 'Medio de contacto'],
  ['line', 'ascending', 'Giro'],
];

const listed = new Set(orders.map(([column, direction]) => `${column} ${direction}`));
const turned = new Map(orders.map(([column, , label]) => [column, label]));

/** Also those that a header turned around, so that a shared link finds itself in the list. */
export function sortOptions(severalWorkCentres: boolean): SortOption[] {
  const offered = orders.filter(([column]) => column !== 'workCentre' || severalWorkCentres);
  const reversed = offered.flatMap(([column, direction]): [SortColumn, Sort['direction'], string][] => {
    const other = direction === 'ascending' ? 'descending' : 'ascending';
    return listed.has(`${column} ${other}`) ? [] : [[column, other, `${turned.get(column)}, al revés`]];
  });
  return [...offered, ...reversed].map(([column, direction, label]) => ({
    value: `${column} ${direction}`,
    label,
    sort: { column, direction },
  }));
}
