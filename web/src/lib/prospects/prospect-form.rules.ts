/** What the form holds while it is typed, and what it sends. An empty field is sent as no field. */
import type { CatalogueEntry, CatalogueKind } from '@folio/shared/catalogues/catalogue.schema.ts';
import { defaultAppointmentMinutes } from '@folio/shared/prospects/prospect.rules.ts';
import type { NewProspectInput } from '@folio/shared/prospects/prospect.schema.ts';
import { contrast, leastContrast, notificationColours, readableOn } from '@folio/shared/values/colour.ts';
import type { StateCode } from '@folio/shared/values/states.ts';
import { fold } from '@folio/shared/values/text.ts';

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
  day: string;
  /** Without it no appointment is made. */
  time: string;
  minutes: number;
  subject: string;
  notes: string;
  colour: string;
  letterColour: string;
  workCentreId: string;
}

export interface FormBeginning {
  today: string;
  workCentreId: string;
  colours?: { colour: string; letterColour: string } | undefined;
  day?: string | undefined;
  time?: string | undefined;
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
    day: beginning.day ?? beginning.today,
    time: beginning.time ?? '',
    minutes: defaultAppointmentMinutes,
    subject: '',
    notes: '',
    colour: beginning.colours?.colour ?? first.value,
    letterColour: beginning.colours?.letterColour ?? readableOn(first.value),
    workCentreId: beginning.workCentreId,
  };
}

/** Ids of the words typed in the two catalogues; undefined where nothing was typed. */
export interface CatalogueIds {
  contactChannelId?: string | undefined;
  lineOfBusinessId?: string | undefined;
}

/** The body of the request. What is wrong in it is told by its schema, not here. */
export function toNewProspect(values: ProspectFormValues, ids: CatalogueIds): NewProspectInput {
  const { contactedOn, colour, letterColour, workCentreId, day, time, minutes } = values;
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
    ...(values.subject.trim() && { subject: values.subject }),
    ...(values.notes.trim() && { notes: values.notes }),
    ...(ids.contactChannelId && { contactChannelId: ids.contactChannelId }),
    ...(ids.lineOfBusinessId && { lineOfBusinessId: ids.lineOfBusinessId }),
    ...(time && { appointment: { day, time, minutes } }),
  };
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
