/** What the form holds while it is typed, and what it sends. An empty field is sent as no field. */
import type { CatalogueEntry, CatalogueKind } from '@folio/shared/catalogues/catalogue.schema.ts';
import { defaultAppointmentMinutes } from '@folio/shared/prospects/prospect.rules.ts';
import type { NewProspectInput, Prospect, ProspectChangesInput } from '@folio/shared/prospects/prospect.schema.ts';
import { contrast, leastContrast, notificationColours, readableOn } from '@folio/shared/values/contrast.ts';
import { nationalForm } from '@folio/shared/values/national-phone.ts';
import type { MunicipalityCode } from '@folio/shared/values/municipalities.ts';
import type { Place } from '@folio/shared/values/place.ts';
import type { StateCode } from '@folio/shared/values/states.ts';
import { fold } from '@folio/shared/values/fold.ts';

export interface ProspectFormValues {
  contactedOn: string;
  /** Words, not an id: the catalogue grows with what is typed. */
  contactChannel: string;
  name: string;
  companyName: string;
  phone: string;
  email: string;
  lineOfBusiness: string;
  state: StateCode | '';
  /** Asked for only where the Estado has more than one clock. */
  municipality: MunicipalityCode | '';
  day: string;
  /** Without it no appointment is made. */
  time: string;
  minutes: number;
  /** To the appointment, by e-mail. */
  invites: boolean;
  subject: string;
  notes: string;
  internalNotes: string;
  colour: string;
  letterColour: string;
  workCentreId: string;
  /** Of «Cliente existente»; empty for somebody new. */
  clientId: string;
}

export interface FormBeginning {
  today: string;
  workCentreId: string;
  colours?: { colour: string; letterColour: string } | undefined;
  day?: string | undefined;
  time?: string | undefined;
  minutes?: number | undefined;
}

/** The form as it opens. */
export function beginningValues(beginning: FormBeginning): ProspectFormValues {
  const [first] = notificationColours;
  return {
    contactedOn: beginning.today,
    contactChannel: '',
    name: '',
    companyName: '',
    phone: '',
    email: '',
    lineOfBusiness: '',
    state: '',
    municipality: '',
    day: beginning.day ?? beginning.today,
    time: beginning.time ?? '',
    minutes: beginning.minutes ?? defaultAppointmentMinutes,
    invites: false,
    subject: '',
    notes: '',
    internalNotes: '',
    colour: beginning.colours?.colour ?? first.value,
    letterColour: beginning.colours?.letterColour ?? readableOn(first.value),
    workCentreId: beginning.workCentreId,
    clientId: '',
  };
}

export interface EditValues extends ProspectFormValues {
  /**
   * The prospect as the person first saw it here: edits are based on its version and told apart by its values, so that a
   * draft of yesterday still sends only what was changed in it.
   */
  base: Prospect;
}

/** Editar as it opens. */
export function editValuesOf(prospect: Prospect, nameOf: (id: string | undefined) => string): EditValues {
  return { ...valuesOf(prospect, nameOf), base: prospect };
}

/** The form of Editar, filled from the prospect; its appointments are changed elsewhere. */
export function valuesOf(prospect: Prospect, nameOf: (id: string | undefined) => string): ProspectFormValues {
  return {
    contactedOn: prospect.contactedOn,
    contactChannel: nameOf(prospect.contactChannelId),
    name: prospect.name,
    companyName: prospect.companyName ?? '',
    phone: prospect.phone ? nationalForm(prospect.phone) : '',
    email: prospect.email ?? '',
    lineOfBusiness: nameOf(prospect.lineOfBusinessId),
    state: prospect.state ?? '',
    municipality: prospect.municipality ?? '',
    day: '',
    time: '',
    minutes: defaultAppointmentMinutes,
    invites: false,
    subject: prospect.subject ?? '',
    notes: prospect.notes ?? '',
    internalNotes: prospect.internalNotes ?? '',
    colour: prospect.colour,
    letterColour: prospect.letterColour,
    workCentreId: prospect.workCentreId,
    clientId: prospect.clientId ?? '',
  };
}

/** Ids of the words typed in the two catalogues; undefined where nothing was typed. */
export interface CatalogueIds {
  contactChannelId?: string | undefined;
  lineOfBusinessId?: string | undefined;
}

/** Where the prospect of a form is. */
export function placeOf({ state, municipality }: Pick<ProspectFormValues, 'state' | 'municipality'>): Place {
  return { state: state || undefined, municipality: municipality || undefined };
}

/** In another Estado the municipality is not. */
export function withState<Values extends Pick<ProspectFormValues, 'state' | 'municipality'>>(
  values: Values,
  state: StateCode | '',
): void {
  if (state !== values.state) values.municipality = '';
  values.state = state;
}

/** The body of the request. What is wrong in it is told by its schema, not here. */
export function toNewProspect(values: ProspectFormValues, ids: CatalogueIds): NewProspectInput {
  const { contactedOn, colour, letterColour, workCentreId, day, time, minutes } = values;
  const invites = values.invites && values.email.trim() !== '';
  return {
    contactedOn,
    name: values.name,
    colour,
    letterColour,
    workCentreId,
    ...(values.companyName.trim() && { companyName: values.companyName }),
    ...(values.phone.trim() && { phone: values.phone }),
    ...(values.email.trim() && { email: values.email }),
    ...(values.state && { state: values.state }),
    ...(values.municipality && { municipality: values.municipality }),
    ...(values.subject.trim() && { subject: values.subject }),
    ...(values.notes.trim() && { notes: values.notes }),
    ...(values.internalNotes.trim() && { internalNotes: values.internalNotes }),
    ...(values.clientId && { clientId: values.clientId }),
    ...(ids.contactChannelId && { contactChannelId: ids.contactChannelId }),
    ...(ids.lineOfBusinessId && { lineOfBusinessId: ids.lineOfBusinessId }),
    ...(time && { appointment: { day, time, minutes, ...(invites && { invites }) } }),
  };
}

/** Fields of the form that may be emptied; an empty one is sent as null. */
const emptiable = [
  'companyName',
  'phone',
  'email',
  'state',
  'municipality',
  'subject',
  'notes',
  'internalNotes',
  'clientId',
] as const;

/** What Editar sends: only what is not as it was when the person began. */
export function toChanges(
  values: ProspectFormValues,
  before: ProspectFormValues,
  ids: CatalogueIds,
): ProspectChangesInput {
  const has = (field: keyof ProspectFormValues) => String(values[field]).trim() !== String(before[field]).trim();
  const emptied = emptiable.filter(has).map((field) => [field, values[field].trim() ? values[field] : null]);
  const { colour, letterColour } = values;
  return {
    ...Object.fromEntries(emptied),
    ...(has('name') && { name: values.name }),
    ...(has('contactedOn') && { contactedOn: values.contactedOn }),
    ...(has('workCentreId') && { workCentreId: values.workCentreId }),
    ...((has('colour') || has('letterColour')) && { colour, letterColour }),
    ...(has('contactChannel') && wordChange('contactChannelId', values.contactChannel, ids.contactChannelId)),
    ...(has('lineOfBusiness') && wordChange('lineOfBusinessId', values.lineOfBusiness, ids.lineOfBusinessId)),
  };
}

/** A word that no catalogue has yet has no id before it is sent. */
function wordChange(field: keyof CatalogueIds, words: string, id: string | undefined): ProspectChangesInput {
  if (!words.trim()) return { [field]: null };
  return id ? { [field]: id } : {};
}

/** The entry that those words name, accents and case ignored; retired ones too, since typing their name brings them back. */
export function entryNamed(
  catalogue: readonly CatalogueEntry[],
  kind: CatalogueKind,
  words: string,
): CatalogueEntry | undefined {
  const folded = fold(words);
  return folded ? catalogue.find((entry) => entry.kind === kind && fold(entry.name) === folded) : undefined;
}

/** The letter colour that can be read on `colour`, when `letterColour` cannot. */
export function proposedLetter(colour: string, letterColour: string): string | undefined {
  return contrast(colour, letterColour) < leastContrast ? readableOn(colour) : undefined;
}

/** `8.1 : 1`; cut, not rounded, so that 4.49 never reads as enough. */
export function contrastWords(colour: string, letterColour: string): string {
  const tenths = Math.floor(contrast(colour, letterColour) * 10);
  return `${Math.floor(tenths / 10)}.${tenths % 10}\u00a0:\u00a01`;
}
