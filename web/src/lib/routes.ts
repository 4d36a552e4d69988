/** The site's own addresses. What a screen shows stands in them, so that each can be shared and opened in another tab. */

type Query = Record<string, string | undefined>;

function address(path: string, query: Query): string {
  const present = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return present.length ? `${path}?${new URLSearchParams(present)}` : path;
}

interface CalendarPlace {
  view?: string | undefined;
  month?: string | undefined;
  day?: string | undefined;
  people?: string | undefined;
  statuses?: string | undefined;
  prospectId?: string | undefined;
  workCentreId?: string | undefined;
}

/** `centro` narrows list and calendar to one work centre. */
export const routes = {
  /** Menú principal (M01). `whose`: one's own day, or that of all one may see. */
  home: (on: { workCentreId?: string | undefined; whose?: string | undefined } = {}) =>
    address('/inicio', { ver: on.whose, centro: on.workCentreId }),
  prospects: (workCentreId?: string) => address('/prospectos', { centro: workCentreId }),
  /** Prospects from a sheet. */
  importProspects: '/prospectos/importar',
  prospect: (prospectId: string, workCentreId?: string) =>
    address(`/prospectos/${prospectId}`, { centro: workCentreId }),
  /** A month, or a day in another view; `people` and `statuses` with dots between. */
  calendar: (on: CalendarPlace = {}) =>
    address('/calendario', {
      vista: on.view,
      mes: on.month,
      dia: on.day,
      persona: on.people,
      estatus: on.statuses,
      prospecto: on.prospectId,
      centro: on.workCentreId,
    }),
  /** `busca` narrows the clients to those with these words. */
  clients: (words?: string) => address('/clientes', { busca: words }),
  client: (clientId: string, words?: string) => address(`/clientes/${clientId}`, { busca: words }),
  /** Cotizaciones; `query` is what narrows the list. */
  quotes: (query: Query = {}) => address('/cotizaciones', query),
  /** `de` is whose it is. */
  quote: (prospectId: string, quoteId: string, query: Query = {}) =>
    address(`/cotizaciones/${quoteId}`, { de: prospectId, ...query }),
  orders: (query: Query = {}) => address('/pedidos', query),
  order: (prospectId: string, orderId: string, query: Query = {}) =>
    address(`/pedidos/${orderId}`, { de: prospectId, ...query }),
  /** Exportaciones, over the report; with one of them pointed out. */
  exports: (exportId = 'todas') => address('/reportes', { exportaciones: exportId }),
  /** Reportes (M04): of this month; what it shows stands in its address. */
  reports: (workCentreId?: string) => address('/reportes', { centro: workCentreId }),
  /** The same with what narrows it, and the figure whose rows are open. */
  report: (query: Query) => address('/reportes', query),
  /** Cortes, over the report. */
  cuts: () => address('/reportes', { cortes: 'todos' }),
  /** What a report said at a moment. */
  cut: (cutId: string) => `/reportes/cortes/${cutId}`,
  products: '/ajustes/productos',
  settings: '/ajustes',
  account: '/ajustes/cuenta',
  notices: '/avisos',
  noticeSettings: '/ajustes/avisos',
  people: '/ajustes/personas',
  company: '/ajustes/empresa',
  help: '/ayuda',
  /** `volver` is where the person was. */
  signIn: (back?: string) => address('/entrar', { volver: back }),
  signUp: '/registro',
  confirmSignUp: '/registro/confirmar',
  forgottenPassword: '/contrasena/olvidada',
  chooseCompany: (back?: string) => address('/empresas', { volver: back }),
  activateTotp: (back?: string) => address('/verificacion', { volver: back }),
};

/** What of an address these read: `page.url`, or any URL. */
interface Address {
  pathname: string;
  searchParams: { toString(): string };
}

/** The same page with something else in its address; what is empty leaves it. */
export function withQuery(url: Address, changes: Query): string {
  const query = new URLSearchParams(url.searchParams.toString());
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return query.size ? `${url.pathname}?${query}` : url.pathname;
}

/** The same page with the form over it, its appointment already on a day, or the prospect already a client's. */
export function withAddForm(
  url: Address,
  at: { day?: string; time?: string; minutes?: number; clientId?: string } = {},
): string {
  const query = new URLSearchParams(withoutAddForm(url).split('?')[1]);
  if (at.day) query.set('dia', at.day);
  if (at.time) query.set('hora', at.time);
  if (at.minutes) query.set('minutos', String(at.minutes));
  if (at.clientId) query.set('cliente', at.clientId);
  return `${url.pathname}?agregar${query.size ? `&${query}` : ''}`;
}

/** The same page without the form. */
function withoutAddForm(url: Address): string {
  const query = new URLSearchParams(url.searchParams.toString());
  for (const name of ['agregar', 'hora', 'minutos', 'cliente']) query.delete(name);
  // In the calendar it is the day that shows, with the form over it or without.
  if (!query.has('vista')) query.delete('dia');
  return query.size ? `${url.pathname}?${query}` : url.pathname;
}

/** What is done with one prospect in a window over the page, by its name in the address: `?seguimiento=prs_…`. */
export type ProspectWindow =
  'editar' | 'seguimiento' | 'resultado' | 'pdf' | 'cancelar' | 'reasignar' | 'convertir' | 'eliminar';
export const prospectWindows: readonly ProspectWindow[] = [
  'editar',
  'seguimiento',
  'resultado',
  'pdf',
  'cancelar',
  'reasignar',
  'convertir',
  'eliminar',
];

/** The same page with a window of a prospect over it; only one shows at a time. */
export function withWindow(url: Address, name: ProspectWindow, prospectId: string): string {
  const query = new URLSearchParams(withoutWindow(url).split('?')[1]);
  query.set(name, prospectId);
  return `${url.pathname}?${query}`;
}

interface OutcomePlace {
  prospectId: string;
  /** One of several; without it the one that has waited longest. */
  appointmentId?: string | undefined;
  /** What was already said of it. */
  answer?: string | undefined;
}

/** The same page with «¿Cómo fue la cita?» over it. */
export function withOutcome(url: Address, { prospectId, appointmentId, answer }: OutcomePlace): string {
  const query = new URLSearchParams(withWindow(url, 'resultado', prospectId).split('?')[1]);
  if (appointmentId) query.set('cual', appointmentId);
  if (answer) query.set('fue', answer);
  return `${url.pathname}?${query}`;
}

/** Of which prospect a quote is written (`nueva`: it is still to be chosen), and which one is edited or copied. */
interface QuotePlace {
  prospectId: string;
  quoteId?: string;
  copyOf?: string;
  /** Whose the copied one is, when that is another. */
  copyFrom?: string;
}

/** The same page with the window over it in which a quote is written. */
export function withQuoteWindow(url: Address, { prospectId, quoteId, copyOf, copyFrom }: QuotePlace): string {
  const query = new URLSearchParams(withoutWindow(url).split('?')[1]);
  const told = { cotizar: prospectId, cotizacion: quoteId, copia: copyOf, copiade: copyFrom };
  for (const [name, value] of Object.entries(told)) if (value) query.set(name, value);
  return `${url.pathname}?${query}`;
}

/** A quote or an order on paper. */
export interface PaperPlace {
  prospectId: string;
  /** Of a quote or of an order. */
  documentId: string;
  /** Of a version of the quote that was sent; without it as it is written now. */
  revision?: number | undefined;
}

/** The same page with the PDF of a quote or an order over it. */
export function withPaper(url: Address, { prospectId, documentId, revision }: PaperPlace): string {
  const query = new URLSearchParams(withoutWindow(url).split('?')[1]);
  query.set('papel', [prospectId, documentId, ...(revision ? [revision] : [])].join('.'));
  return `${url.pathname}?${query}`;
}

/** Anybody may write anything there. */
export function paperPlaceIn(query: { get: (name: string) => string | null }): PaperPlace | undefined {
  const [prospectId, documentId, revision] = query.get('papel')?.split('.') ?? [];
  if (!prospectId || !documentId) return undefined;
  return { prospectId, documentId, ...(Number(revision) > 0 ? { revision: Number(revision) } : {}) };
}

/** What the window of an appointment is opened on; one that was moved is offered another day. */
type AppointmentPlace =
  | { prospectId?: string | undefined; day?: string; time?: string; minutes?: number; days?: number }
  | { appointmentId: string; prospectId: string; only?: 'time' | 'another-day' };

/** In the address: where it stood has passed, and another day is proposed. */
export const movedWord = 'movida';

/** The same page with the window of an appointment over it: a new one, one to be changed, or one only to be moved. */
export function withAppointment(url: Address, at: AppointmentPlace): string {
  const query = new URLSearchParams(withoutWindow(url).split('?')[1]);
  if ('appointmentId' in at) {
    query.set(at.only ? 'mover' : 'cita', at.appointmentId);
    query.set('de', at.prospectId);
    if (at.only === 'another-day') query.set('fue', movedWord);
    return `${url.pathname}?${query}`;
  }
  query.set('cita', 'nueva');
  const { prospectId, day, time, minutes, days } = at;
  const told = { de: prospectId, el: day, hora: time, minutos: minutes?.toString(), dias: days?.toString() };
  for (const [name, value] of Object.entries(told)) if (value) query.set(name, value);
  return `${url.pathname}?${query}`;
}

/** The same page without any window, form of Agregar included. */
export function withoutWindow(url: Address): string {
  const query = new URLSearchParams(withoutAddForm(url).split('?')[1]);
  const names = [
    'cita',
    'mover',
    'el',
    'minutos',
    'dias',
    'cotizar',
    'cotizacion',
    'copia',
    'copiade',
    'papel',
    'cual',
    'fue',
  ];
  for (const name of [...prospectWindows, ...names]) query.delete(name);
  // Under the list of quotes and of orders it says whose the open one is.
  if (!/^\/(cotizaciones|pedidos)\//.test(url.pathname)) query.delete('de');
  return query.size ? `${url.pathname}?${query}` : url.pathname;
}
