/**
 * `npm run bench`: what a request costs beside the same SDK calls made directly, what a function weighs and how it
 * starts, what a page fetches, how quick the list is in the browser. `-- --prospects=100000` for another size, `-- --only=list`
 * for the list alone, `-- --only=calendar` and `-- --only=quote` likewise, `-- --only=size --prospects=100000` for requests in a company of
 * that size beside one of 10,000, `-- --only=report` for the report of a year alone, `-- --only=export --prospects=200000` for an export of
 * so many rows alone, `-- --paths=prospect-list` for requests to such paths alone.
 * The table is printed, the figures are kept in
 * `.local/bench/<date>.json`, so that runs can be compared.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dayIn } from '@folio/shared/values/days.ts';
import { tableClient } from '../support/in-process.ts';
import { startStackProcess } from '../support/stack-process.ts';
import { addPerson, openWorld, type Company, type Person, type World } from '../support/world.ts';
import { measureBundles } from './bundles.ts';
import { measureBySize, type SizedCompany } from './by-size.ts';
import { measureCalendar } from './calendar-in-browser.ts';
import { measureEndpoints } from './endpoints.ts';
import { measureExports } from './export-of-rows.ts';
import { measureList } from './list-in-browser.ts';
import { appointmentsOf, loadProspects, type Target } from './load.ts';
import { commandSubjects, listSubjects, readSubjects } from './prospect-subjects.ts';
import { measureQuote } from './quote-in-browser.ts';
import { loadYear } from './report-load.ts';
import { measureSite } from './site.ts';

const { values } = parseArgs({
  options: {
    prospects: { type: 'string', default: '10000' },
    only: { type: 'string' },
    paths: { type: 'string', default: '' },
  },
});
const count = Number(values.prospects);
/** Each command is measured on prospects of its own. */
const fewest = 6_000;
if (!Number.isInteger(count) || count < fewest) throw new Error(`--prospects= takes a whole number from ${fewest}`);

/** Other companies in the same table: what they hold must cost this one nothing. */
const [beside, besideEach] = [20, 500];

const alone = ['list', 'calendar', 'size', 'quote', 'report', 'export'];
if (values.only !== undefined && !alone.includes(values.only)) throw new Error(`--only= takes: ${alone.join(', ')}`);
const isOfReport = values.only === 'report';
/** The company that a larger one is compared with. */
const smaller = 10_000;

const { stack, stop } = await startStackProcess();
try {
  const world = await openWorld(stack);
  const all = values.only && !isOfReport ? {} : await measureAll(world.mine);
  const sizes = values.only === 'size' ? await measureSizes(world) : [];
  show(sizes);
  const exports = values.only === 'export' ? await measureExports(stack, world.mine, count) : [];
  show(exports);
  const inBrowser = (what: string) => !values.paths && (values.only ?? what) === what;
  const calendar = inBrowser('calendar') ? await measureCalendar(stack.origin, world.mine.administrator) : [];
  show(calendar);
  const list = inBrowser('list') ? await measureList(stack.origin, world.mine.administrator) : [];
  show(list);
  const quote = inBrowser('quote') ? await measureQuote(stack.origin, world.mine) : [];
  show(quote);
  const figures = { ...all, sizes, exports, calendar, list, quote };
  console.log(`kept in ${keep({ at: new Date().toISOString(), prospects: count, ...figures })}`);
} finally {
  await stop();
}

/** Requests, functions and pages. */
async function measureAll(company: Company) {
  const today = dayIn('America/Mexico_City', new Date());
  const people = [company.administrator, ...(await colleagues(company.administrator, company.firstCentre))];
  const target = targetOf(company);
  if (!isOfReport) await load(target, today);
  console.log('counting a year of them…');
  await loadYear({ ...target, people: [...people, company.operative, company.normal], today }, count);

  const { origin, logDirectory } = stack;
  const paths = isOfReport ? '/api/report' : values.paths;
  const api = await measureEndpoints({ target, people, origin, logDirectory }, today, paths);
  show(api);
  if (paths) return { api };
  const functions = await measureBundles();
  show(functions);
  const site = await measureSite(origin, company.administrator);
  show(site);
  return { api, functions, site };
}

async function measureSizes(world: World) {
  const today = dayIn('America/Mexico_City', new Date());
  const sizes = [
    [world.theirs, smaller],
    [world.mine, count],
  ] as const;
  const companies: SizedCompany[] = [];
  // Before the stream that carries their invitations is switched off.
  for (const [company, prospects] of sizes) {
    const { administrator, firstCentre } = company;
    const people = [administrator, ...(await colleagues(administrator, firstCentre))];
    const target = targetOf(company);
    const reads = [...readSubjects(target, today.slice(0, 7)), ...listSubjects(target)];
    companies.push({ company, prospects, people, subjects: [...reads, ...commandSubjects(target)] });
  }
  await loadBeside(targetOf(world.mine), today);
  for (const [company, prospects] of sizes) {
    console.log(`loading ${prospects} prospects and ${appointmentsOf(prospects)} appointments…`);
    await loadProspects(targetOf(company), prospects, today);
  }
  return measureBySize(stack, companies, values.paths);
}

function targetOf(company: Company): Target {
  return { client: tableClient(stack), tableName: stack.tableName, company };
}

async function load(target: Target, today: string): Promise<void> {
  await loadBeside(target, today);
  console.log(`loading ${count} prospects…`);
  await loadProspects(target, count, today);
}

/** Other companies in the same table. */
async function loadBeside(target: Target, today: string): Promise<void> {
  console.log(`loading ${besideEach} prospects in each of ${beside} companies beside…`);
  for (let at = 0; at < beside; at += 1) {
    const company = { ...target.company, tenantId: `beside-${at}` };
    await loadProspects({ ...target, company }, besideEach, today);
  }
}

/** Eight people of the highest level: the limit of requests is a person's, and the first one pays for nobody else. */
async function colleagues(administrator: Person, workCentreId: string): Promise<Person[]> {
  const wanted = { level: 'administrator' as const, workCentreIds: [workCentreId], name: 'Colega' };
  return Promise.all(Array.from({ length: 7 }, () => addPerson(stack, administrator, wanted)));
}

/** What was not measured has no table. */
function show(figures: readonly object[]): void {
  if (figures.length > 0) console.table(figures);
}

function keep(figures: { at: string } & Record<string, unknown>): string {
  const directory = fileURLToPath(new URL('../../.local/bench/', import.meta.url));
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${figures.at.replaceAll(':', '-').slice(0, 19)}.json`);
  writeFileSync(path, `${JSON.stringify(figures, undefined, 2)}\n`);
  return path;
}
