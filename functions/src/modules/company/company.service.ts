/** The company's settings, and what a person sees of their companies. */
import type { changeCompany, Company } from '@folio/shared/company/company.schema.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberActor, MemberContext, Person, RequestContext } from '../../platform/context.ts';
import { tenantRoot, type Dependencies } from '../../platform/dependencies.ts';
import { getItems, type Attributes } from '../../platform/table.ts';
import { phoneOf } from '../../platform/typed-phone.ts';
import { runCommand } from '../changes/command.service.ts';
import { merge, type Patch } from '../changes/merge.rules.ts';
import * as members from '../members/member.service.ts';
import {
  companyKey,
  companyOf,
  companyUpdate,
  companyView,
  optionalFields,
  type StoredCompany,
} from './company.repository.ts';

/** Item a command reads to know the company's settings; `settingsOf` reads it. */
export const need = companyKey;

/** @throws AppError when the company is not there, which no member of it can see */
export function settingsOf(item: Attributes | undefined): Company {
  if (!item) throw new AppError('server.unexpected');
  return companyView(companyOf(item));
}

/** Version of the company since which appointments of one person must not overlap; undefined where they may. */
export function noOverlapSince(item: Attributes): number | undefined {
  const { noDoubleBooking, fieldVersions } = companyOf(item);
  return noDoubleBooking ? fieldVersions['noDoubleBooking'] : undefined;
}

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { body, ifMatch }: InputOf<typeof changeCompany>,
): Promise<Company> {
  // Who asks for a second factor without having one would be locked out by their own change.
  if (body.totpRequired && !context.actor.person.totpEnabled) throw new AppError('session.totp_required');
  return runCommand(deps, context, {
    partition: ['COMPANY'],
    needs: [companyKey],
    decide: ([item]) => {
      if (!item) throw new AppError('server.unexpected');
      const stored = companyOf(item);
      const merged = merge<StoredCompany>({ ...noneOf, ...stored }, patchOf(body), ifMatch);
      if (merged.kind === 'unchanged') return { answer: companyView(stored) };
      if (merged.kind === 'conflict') return merged;
      const { before, after, version, fieldVersions } = merged;
      return {
        writes: [companyUpdate(stored.version, { ...after, version, fieldVersions })],
        happening: {
          noun: 'company',
          verb: 'changed',
          subjectId: stored.tenantId,
          subjectName: stored.name,
          before,
          after,
          version,
        },
        answer: companyView({ ...stored, ...after, version }),
      };
    },
  });
}

type Body = InputOf<typeof changeCompany>['body'];

/** '' stands for "none" while merging: null says remove, undefined says leave. */
const noneOf = Object.fromEntries(optionalFields.map((field) => [field, '']));

function patchOf(body: Body): Patch<StoredCompany> {
  const { rfc, legalName, fiscalRegime, fiscalAddress, phone: typed, email, website, paperColour, ...others } = body;
  const phone = typed && phoneOf(typed);
  const told = { rfc, legalName, fiscalRegime, fiscalAddress, phone, email, website, paperColour };
  return {
    ...others,
    ...Object.fromEntries(Object.entries(told).map(([field, value]) => [field, value ?? noneIf(value)])),
  };
}

function noneIf(value: null | undefined): '' | undefined {
  return value === null ? '' : undefined;
}

/**
 * One batch over the companies named by the person's own item, with the person's place in each: who has been put out of one
 * sees nothing more of it.
 */
export async function listMine(
  deps: Dependencies,
  context: RequestContext<Person | MemberActor>,
): Promise<{ companies: { tenantId: string; companyName: string; current: boolean }[] }> {
  const { actor } = context;
  const { personId, tenantIds } = actor.kind === 'member' ? actor.person : actor;
  const current = actor.kind === 'member' ? actor.tenantId : undefined;
  const keys = [companyKey, members.keyOf(personId)];
  const wanted = tenantIds.flatMap((tenantId) => keys.map((key) => ({ root: tenantRoot(tenantId), key })));
  const found = await getItems(deps.connection(context), wanted);
  const companies = tenantIds.flatMap((tenantId, at) => {
    const [company, member] = [found[at * 2], found[at * 2 + 1]];
    if (!company || !member || !members.membershipOf(member).active) return [];
    return [{ tenantId, companyName: companyOf(company).name, current: tenantId === current }];
  });
  return { companies };
}
