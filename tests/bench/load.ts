/** Fills a company with prospects, writing exactly the items that a request writes, by the functions' own builders. */
import { UpdateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { newAppointment, newProspect } from '@folio/functions/modules/prospects/new-prospect.ts';
import { partitionOf } from '@folio/functions/modules/prospects/prospect.keys.ts';
import { feedEntry, recordWrites } from '@folio/functions/modules/prospects/prospect.repository.ts';
import {
  viewOf,
  type ProspectRecord,
  type StoredAppointment,
} from '@folio/functions/modules/prospects/prospect-record.ts';
import { changeWrite } from '@folio/functions/modules/changes/command.service.ts';
import { counterPut } from '@folio/functions/modules/counters/counter.service.ts';
import { derivedId } from '@folio/functions/platform/derived-id.ts';
import type { NewItem, Write } from '@folio/functions/platform/table.ts';
import { newProspect as newProspectSchema } from '@folio/shared/prospects/prospect.schema.ts';
import { notificationColours, readableOn } from '@folio/shared/values/contrast.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { states } from '@folio/shared/values/states.ts';
import { toE164 } from '@folio/shared/values/phone-parsing.ts';
import { putAll } from '../support/bulk-puts.ts';
import type { Company } from '../support/world.ts';

export interface Target {
  client: DynamoDBClient;
  tableName: string;
  company: Company;
}

const names = [
  'Mariana Solís Ortega',
  'Raúl Castañeda',
  'Ximena Arriaga',
  'Teodoro Ñáñez',
  'Claudia Rivas',
  'Emilio Zárate',
];
const companies = [
  'Grupo Alimenticio del Bajío',
  'Constructora Peñasco',
  'Hotel Casa Jacaranda',
  'Ferretería El Yunque',
];
/** Registers `count` prospects at once, and leaves the counter where the next create expects it. */
export async function loadProspects(target: Target, count: number, today: string): Promise<void> {
  // The emulator's writes slow down with the length of a stream that nobody trims: what is measured must not.
  await target.client.send(
    new UpdateTableCommand({ TableName: target.tableName, StreamSpecification: { StreamEnabled: false } }),
  );
  const at = { ...target, tenantId: target.company.tenantId };
  await putAll(at, itemsOfFolios(target.company, count, today));
  await putAll(at, [putOf(counterPut('prospects', count))]);
}

function* itemsOfFolios(company: Company, count: number, today: string): Generator<NewItem> {
  for (let folio = 1; folio <= count; folio += 1) yield* itemsOfFolio(company, folio, today);
}

function itemsOfFolio(company: Company, folio: number, today: string): NewItem[] {
  const record = recordOf(company, folio, today);
  const { prospect } = record;
  const change = {
    id: derivedId('change', company.tenantId, String(folio)),
    at: prospect.createdAt,
    memberId: prospect.registeredBy,
    noun: 'prospect',
    verb: 'created',
    subjectId: prospect.id,
    subjectName: `${folio} ${prospect.name}`,
    after: JSON.parse(JSON.stringify(viewOf(record, { images: [], uploads: [] }))), // plain JSON, as the table keeps it
    version: 1,
    requestId: 'bench',
  } as const;
  const told = changeWrite(change, { partition: partitionOf(prospect.id), feed: feedEntry(undefined, prospect) });
  return [...recordWrites(undefined, record).writes, told].map(putOf);
}

/** So many prospects fill the months around today; those of a larger company are the past, so that its months are as full. */
const ofTheseMonths = 10_000;

/** One of four of these months has an appointment, spread over the half year around today; everybody had two long ago. */
function recordOf(company: Company, folio: number, today: string): ProspectRecord {
  const people = [company.administrator, company.operative, company.normal];
  const colour = of(notificationColours, folio).value;
  const form = newProspectSchema.parse({
    contactedOn: addDays(today, -(folio % 365)),
    name: `${of(names, folio)} ${folio}`,
    companyName: of(companies, folio),
    phone: `477555${String(folio % 10_000).padStart(4, '0')}`,
    email: `p${folio}@bench.example`,
    state: of(states, folio).code,
    contactChannelId: company.contactChannelId,
    lineOfBusinessId: company.lineOfBusinessId,
    colour,
    letterColour: readableOn(colour),
    subject: 'Presentación',
    notes: 'Le interesa el horno de diez charolas y quiere ver el consumo de gas.',
    workCentreId: folio % 3 ? company.firstCentre : company.secondCentre,
    ...(folio % 4 || folio > ofTheseMonths
      ? {}
      : { appointment: { day: addDays(today, (folio % 180) - 90), time: '10:30', minutes: 45 } }),
  });
  const record = newProspect({
    form,
    phone: form.phone && toE164(form.phone),
    prospectId: derivedId('prospect', company.tenantId, String(folio)),
    appointmentId: derivedId('appointment', company.tenantId, String(folio)),
    folio,
    registeredBy: of(people, folio).memberId,
    attendedBy: of(people, folio).memberId,
    timeZone: 'America/Mexico_City',
    now: new Date(),
  });
  return { ...record, appointments: [...record.appointments, ...heldLongAgo(company, folio, today)] };
}

/** Two, in the five years before this one. */
function heldLongAgo({ tenantId }: Company, folio: number, today: string): StoredAppointment[] {
  return [1, 2].map((nth) => {
    const day = addDays(today, -400 - ((folio * 7 * nth) % 1800));
    const id = derivedId('appointment', tenantId, `${folio}-${nth}`);
    const made = newAppointment(id, { day, time: '12:00', minutes: 45 }, 'America/Mexico_City');
    return { ...made, outcome: 'held' };
  });
}

/** How many appointments a company of so many prospects has. */
export function appointmentsOf(prospects: number): number {
  return 2 * prospects + Math.floor(Math.min(prospects, ofTheseMonths) / 4);
}

function of<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new RangeError('an empty list has no items');
  return item;
}

function putOf(write: Write): NewItem {
  if (!('put' in write)) throw new TypeError('only puts can be loaded in bulk');
  return write.put;
}
