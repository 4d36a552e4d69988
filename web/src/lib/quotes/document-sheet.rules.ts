/** The list of quotes or orders as a table for Excel: what is narrowed and in the order in which it stands. Pure. */
import { orderStatusNames, paymentStatusNames, paymentStatusOf } from '@folio/shared/orders/order.rules.ts';
import { quoteStateNames } from '@folio/shared/quotes/quote.rules.ts';
import type { Cell } from '@folio/shared/sheets/csv.rules.ts';
import type { Sheet, SheetColumn, SheetRow } from '@folio/shared/sheets/sheet.ts';
import { totalsByCurrency, type ListedDocument } from './listed-document.rules.ts';

/** Names of people and work centres by their ids. */
type NameOf = (id: string) => string;

interface Column extends SheetColumn {
  of: (one: ListedDocument) => Cell;
}

const text = (title: string, width: number, of: Column['of']): Column => ({ title, kind: 'text', width, of });
const day = (title: string, of: Column['of']): Column => ({ title, kind: 'day', width: 12, of });

export function documentSheet(
  kind: ListedDocument['kind'],
  documents: readonly ListedDocument[],
  nameOf: NameOf,
): Sheet {
  const columns = [...whoseColumns(kind, nameOf), ...(kind === 'quote' ? quoteColumns : orderColumns)];
  const sums = totalsByCurrency(documents);
  const amounts = sums.map(([currency]) => amountColumn(currency));
  const whole = [...columns, ...amounts];
  const totals: SheetRow = ['Total', ...columns.slice(1).map(() => undefined), ...sums.map(([, cents]) => cents / 100)];
  return {
    name: kind === 'quote' ? 'Cotizaciones' : 'Pedidos',
    columns: whole.map(({ title, kind: held, width }) => ({ title, kind: held, width })),
    rows: documents.map((one) => whole.map(({ of }) => of(one))),
    totals,
  };
}

function whoseColumns(kind: ListedDocument['kind'], nameOf: NameOf): Column[] {
  return [
    text(kind === 'quote' ? 'No. C' : 'No. P', 14, ({ folio }) => folio),
    day('Fecha', (one) => one.day),
    { title: 'Prospecto', kind: 'integer', width: 10, of: ({ prospectFolio }) => prospectFolio },
    text('Nombre', 28, ({ name }) => name),
    text('Empresa', 28, ({ companyName }) => companyName),
    text('Lo atiende', 22, ({ attendedBy }) => nameOf(attendedBy)),
    text('Centro de trabajo', 20, ({ workCentreId }) => nameOf(workCentreId)),
  ];
}

const quoteColumns: Column[] = [
  text('Estatus', 14, (one) => (one.kind === 'quote' ? quoteStateNames[one.quoteState] : undefined)),
  day('Vigencia', (one) => (one.kind === 'quote' ? one.row.validUntil : undefined)),
  text('Versión', 10, (one) => (one.kind === 'quote' && one.row.sentVersion ? `v${one.row.sentVersion}` : undefined)),
];

const orderColumns: Column[] = [
  text('Cotización', 14, (one) => (one.kind === 'order' ? one.row.quoteFolio : undefined)),
  text('Estatus', 14, (one) => (one.kind === 'order' ? orderStatusNames[one.row.status] : undefined)),
  day('Entrega', (one) => (one.kind === 'order' ? one.row.deliveryOn : undefined)),
  text('Pago', 12, (one) => (one.kind === 'order' ? paymentStatusNames[paymentStatusOf(one.row)] : undefined)),
  {
    title: 'Pagado',
    kind: 'money',
    width: 16,
    of: (one) => (one.kind === 'order' ? one.row.paidCents / 100 : undefined),
  },
];

/** Pesos are never added to dollars: each has a column of its own. */
function amountColumn(currency: ListedDocument['currency']): Column {
  return {
    title: `Total ${currency}`,
    kind: 'money',
    width: 18,
    of: (one) => (one.currency === currency ? one.totalCents / 100 : undefined),
  };
}
