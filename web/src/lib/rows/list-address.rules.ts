/** The part of the address that says what the list is asked for: a view is an address, and the way back works. */
import { attentionNames, type AttentionFilter } from '@folio/shared/prospects/attention.rules.ts';
import { prospectStatuses, type ProspectStatus } from '@folio/shared/prospects/prospect.rules.ts';
import {
  defaultSort,
  sortColumns,
  type ListQuery,
  type Sort,
  type SortColumn,
} from '@folio/shared/rows/list-query.rules.ts';
import { isDay } from '@folio/shared/values/days.ts';
import { states, type StateCode } from '@folio/shared/values/states.ts';

// What people read in the address and share in a message is in their language.
const columnWords: Record<SortColumn, string> = {
  folio: 'folio',
  contactedOn: 'fecha',
  name: 'nombre',
  companyName: 'empresa',
  state: 'estado',
  channel: 'medio',
  line: 'giro',
  person: 'persona',
  workCentre: 'centro',
  status: 'estatus',
  attention: 'atencion',
  appointmentAt: 'cita',
};
const statusWords: Record<ProspectStatus, string> = {
  following: 'seguimiento',
  quoted: 'cotizacion',
  ordered: 'pedido',
  cancelled: 'cancelado',
};
const attentionWords: Record<AttentionFilter, string> = {
  good: 'al-corriente',
  today: 'hoy',
  overdue: 'atrasado',
  'no-result': 'sin-resultado',
  'no-step': 'sin-siguiente-paso',
  none: 'sin-pendientes',
};
const stateWords = Object.fromEntries(states.map(({ code }) => [code, code.toLowerCase()])) as Record<
  StateCode,
  string
>; // fromEntries widens the keys, which are the codes

const attentions = Object.keys(attentionNames) as AttentionFilter[]; // its keys are typed so where they are written

/** Values are joined by dots: no id, code or word holds one, and an address writes them without escapes. */
const between = '.';

const idPattern = /^[\w-]{1,64}$/;
const mostWords = 200;

/** What of an address is read: of `page.url`, or of any other. */
type Address = Pick<URLSearchParams, 'get'>;

/** The query of an address; what it does not understand is left out, as if it had not been there. */
export function queryOf(address: Address): ListQuery {
  const from = dayIn(address, 'desde');
  const to = dayIn(address, 'hasta');
  return {
    words: (address.get('q') ?? '').slice(0, mostWords),
    status: wordsIn(address, 'estatus', prospectStatuses, statusWords),
    attention: wordsIn(address, 'atencion', attentions, attentionWords),
    people: idsIn(address, 'persona'),
    workCentres: idsIn(address, 'centro'),
    channels: idsIn(address, 'medio'),
    lines: idsIn(address, 'giro'),
    states: wordsIn(
      address,
      'estado',
      states.map(({ code }) => code),
      stateWords,
    ),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    sort: sortIn(address),
  };
}

/** The address of a query; what is as by default is left out. */
export function addressOf(query: ListQuery): URLSearchParams {
  const address = new URLSearchParams();
  const put = (name: string, value: string | undefined) => value && address.set(name, value);
  put('q', query.words.slice(0, mostWords));
  put('estatus', query.status.map((status) => statusWords[status]).join(between));
  put('atencion', query.attention.map((attention) => attentionWords[attention]).join(between));
  put('persona', query.people.join(between));
  put('centro', query.workCentres.join(between));
  put('medio', query.channels.join(between));
  put('giro', query.lines.join(between));
  put('estado', query.states.map((state) => stateWords[state]).join(between));
  put('desde', query.from);
  put('hasta', query.to);
  const { column, direction } = query.sort;
  const isDefault = column === defaultSort.column && direction === defaultSort.direction;
  if (!isDefault) put('orden', `${direction === 'descending' ? '-' : ''}${columnWords[column]}`);
  return address;
}

function partsOf(address: Address, name: string): string[] {
  return [...new Set((address.get(name) ?? '').split(between))].filter((part) => part !== '');
}

function idsIn(address: Address, name: string): string[] {
  return partsOf(address, name).filter((id) => idPattern.test(id));
}

function wordsIn<Value extends string>(
  address: Address,
  name: string,
  values: readonly Value[],
  words: Record<Value, string>,
): Value[] {
  return partsOf(address, name).flatMap((word) => values.filter((value) => words[value] === word));
}

function dayIn(address: Address, name: string): string | undefined {
  const day = address.get(name);
  return isDay(day) ? day : undefined;
}

function sortIn(address: Address): Sort {
  const told = address.get('orden') ?? '';
  const word = told.replace(/^-/, '');
  const column = sortColumns.find((candidate) => columnWords[candidate] === word);
  if (!column) return { ...defaultSort };
  return { column, direction: told.startsWith('-') ? 'descending' : 'ascending' };
}
