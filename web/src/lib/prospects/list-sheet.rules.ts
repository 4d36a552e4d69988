/** The list as a table for Excel: what was chosen, in the order in which it stands. Its headings are those that an import knows. Pure. */
import { attentionNames, attentionOf } from '@folio/shared/prospects/attention.rules.ts';
import { statusNames } from '@folio/shared/prospects/prospect.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { Cell } from '@folio/shared/sheets/csv.rules.ts';
import type { Sheet, SheetColumn } from '@folio/shared/sheets/sheet.ts';
import { nationalForm } from '@folio/shared/values/national-phone.ts';
import { stateOf } from '@folio/shared/values/states.ts';

interface Naming {
  /** Of people, work centres and words of the catalogues, by their ids. */
  nameOf: (id: string | undefined) => string;
  /** Wall clock of the company. */
  now: string;
}

interface Column extends SheetColumn {
  of: (row: ProspectRow) => Cell;
}

const text = (title: string, width: number, of: Column['of']): Column => ({ title, kind: 'text', width, of });

export function prospectSheet(rows: readonly ProspectRow[], naming: Naming): Sheet {
  const columns = columnsFor(naming);
  return {
    name: 'Prospectos',
    columns: columns.map(({ title, kind, width }) => ({ title, kind, width })),
    rows: rows.map((row) => columns.map(({ of }) => of(row))),
  };
}

function columnsFor({ nameOf, now }: Naming): Column[] {
  return [
    { title: 'No.', kind: 'integer', width: 8, of: ({ folio }) => folio },
    { title: 'Fecha', kind: 'day', width: 12, of: ({ contactedOn }) => contactedOn },
    text('Nombre', 28, ({ name }) => name),
    text('Empresa', 28, ({ companyName }) => companyName),
    text('Giro', 20, ({ lineOfBusinessId }) => nameOf(lineOfBusinessId)),
    text('Teléfono', 18, ({ phone }) => phone && nationalForm(phone)),
    text('E-mail', 30, ({ email }) => email),
    text('Estado', 18, ({ state }) => state && stateOf(state).name),
    text('Medio de contacto', 18, ({ contactChannelId }) => nameOf(contactChannelId)),
    text('Atiende', 22, ({ attendedBy }) => nameOf(attendedBy)),
    text('Registró', 22, ({ registeredBy }) => nameOf(registeredBy)),
    text('Centro de trabajo', 20, ({ workCentreId }) => nameOf(workCentreId)),
    text('Estatus', 20, ({ status }) => statusNames[status]),
    text('Atención', 18, (row) => attentionNames[attentionOf(row, now).light]),
    text('No. C', 12, ({ quoteFolio }) => quoteFolio),
    text('No. P', 12, ({ orderFolio }) => orderFolio),
    text('Notas internas', 40, ({ internalNotes }) => internalNotes),
  ];
}
