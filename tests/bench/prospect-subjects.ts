/** What sellers do all day: the list, a record, the month, and commands. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { auditLogHandlers } from '@folio/functions/modules/audit/audit-log.handlers.ts';
import { companyHandlers } from '@folio/functions/modules/company/company.handlers.ts';
import { memberHandlers } from '@folio/functions/modules/members/member.handlers.ts';
import { prospectHandlers } from '@folio/functions/modules/prospects/prospect.handlers.ts';
import { list } from '@folio/functions/modules/prospects/selection.service.ts';
import type { MemberContext } from '@folio/functions/platform/context.ts';
import type { Dependencies } from '@folio/functions/platform/dependencies.ts';
import { derivedId } from '@folio/functions/platform/derived-id.ts';
import { createImageUrls } from '@folio/functions/platform/image-urls.ts';
import { createUploadForms } from '@folio/functions/platform/upload-forms.ts';
import { endpoints, type Endpoints } from '@folio/shared/contract/contract.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { prospectForm } from '../support/builders.ts';
import type { AnyHandler } from './direct-calls.ts';
import type { Target } from './load.ts';
import type { Subject } from './subject.ts';

/** The list as `rows` answers it: words, filters and orders, from the rows that it holds. */
export function listSubjects({ company }: Target): Subject[] {
  const name = 'listSelectedProspects';
  const handler: AnyHandler = (deps: Dependencies, context: MemberContext, { query }: { query: unknown }) => {
    const snapshots = { find: async () => undefined, put: async () => undefined, delete: async () => undefined };
    return list({ ...deps, snapshots }, context, { query: endpoints[name].query.parse(query) });
  };
  const ways: Record<string, Record<string, string>> = {
    'newest first': {},
    'two words': { words: 'raul castaneda' },
    'a typo': { words: 'casteneda' },
    'a phone': { words: '4775551234' },
    'by status': { status: 'following' },
    'by light': { attention: 'overdue,today' },
    'by person': { memberIds: company.operative.memberId },
    'by centre, state and days': { workCentreIds: company.firstCentre, states: 'GUA,JAL', from: '2026-01-01' },
    'sorted by name': { sort: 'name', direction: 'ascending' },
    'sorted by person': { sort: 'person', direction: 'ascending' },
  };
  return Object.entries(ways).map(([way, query]) => ({
    name,
    way,
    handler,
    isHeld: true,
    input: () => ({ query: { ...query, limit: 50 } }),
  }));
}

/** What is done to prospects, each time to one that nothing was done to yet, and what is asked while doing it. */
export function commandSubjects({ company }: Target): Subject[] {
  const freshFrom = (firstFolio: number) => {
    let folio = firstFolio;
    return () => ({ prospectId: derivedId('prospect', company.tenantId, String(folio++)) });
  };
  const [edited, followed, cancelled] = [freshFrom(1), freshFrom(2_001), freshFrom(4_001)];
  const contact = {
    kinds: ['call'],
    result: 'interested',
    nextStep: { day: '2027-01-05', time: '10:00', minutes: 45 },
  };
  return [
    {
      name: 'changeProspect',
      handler: prospectHandlers.changeProspect,
      isOnce: true,
      input: () => ({ params: edited(), body: { name: 'Otro Nombre' }, ifMatch: 1 }),
    },
    {
      name: 'addFollowUp',
      handler: prospectHandlers.addFollowUp,
      isOnce: true,
      input: () => ({ params: followed(), body: contact }),
    },
    {
      name: 'cancelProspect',
      handler: prospectHandlers.cancelProspect,
      isOnce: true,
      input: () => ({ params: cancelled(), body: { reasonId: company.cancelReasonId } }),
    },
    {
      name: 'findDuplicates',
      handler: prospectHandlers.findDuplicates,
      input: () => ({ query: { phone: '4775550148', companyName: 'Grupo Alimenticio' } }),
    },
  ];
}

/** With addresses as `api` makes them; nobody opens them. */
function getProspectWith(client: DynamoDBClient): AnyHandler {
  const more = { imageUrls: createImageUrls('x'), uploadForms: createUploadForms('x', client) };
  return (deps: Dependencies, context: MemberContext, input: InputOf<Endpoints['getProspect']>) =>
    prospectHandlers.getProspect({ ...deps, ...more }, context, input);
}

/** What is asked all day, and a new prospect. */
export function readSubjects({ client, company }: Target, month: string): Subject[] {
  // Every size has it, with an appointment of these months, and no command changes it.
  const prospectId = derivedId('prospect', company.tenantId, '6000');
  const body = () => prospectForm({ workCentreId: company.firstCentre, contactChannelId: company.contactChannelId });
  return [
    { name: 'getSession', handler: companyHandlers.getSession, input: () => ({}) },
    { name: 'listProspects', handler: prospectHandlers.listProspects, input: () => ({ query: { limit: 50 } }) },
    { name: 'getProspect', handler: getProspectWith(client), input: () => ({ params: { prospectId } }) },
    { name: 'listMonth', handler: prospectHandlers.listMonth, input: () => ({ params: { month }, query: {} }) },
    { name: 'listMembers', handler: memberHandlers.listMembers, input: () => ({}) },
    {
      name: 'listAuditLog',
      handler: auditLogHandlers.listAuditLog,
      input: () => ({ params: { month }, query: { limit: 50 } }),
    },
    { name: 'addProspect', handler: prospectHandlers.addProspect, input: () => ({ body: body() }) },
  ];
}
