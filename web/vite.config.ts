import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { announcerStyle } from './announcer-style.ts';
import { leftOutOfBrowsers } from './left-out-of-browsers.ts';
import { pagesForBrowsers } from './pages-for-browsers.ts';
import { publishedFiles } from './published-files.ts';
import { routesForBrowsers } from './routes-for-browsers.ts';
import { treeshakeOfPages, treeshakeOfWorkers } from './treeshake.ts';

// Whoever builds, also a test runner that says NODE_ENV=test, builds what is deployed: without this, development's warnings
// and 10 kB of them travel along.
if (process.argv.includes('build')) process.env['NODE_ENV'] = 'production';

const fields = /src\/lib\/(ui\/((?!Password)\w*Field|Combobox|TextArea|Checkbox|Switch)|forms\/create)/;
const values =
  /shared\/src\/((?!rows\/|deadlines\/|prospects\/follow-up|reports\/|reminders\/|calendar-feeds\/|exports\/|sheets\/|clients\/|client-quotes\/|money\/|quotes\/|orders\/|images\/|appointments\/recurrence|company\/)[\w-]+\/[\w-]+\.rules|contract\/permissions|values\/(company-name|contrast|days|fold|national-phone|states))\.ts$/;
const schemas =
  /node_modules\/zod\/|shared\/src\/((?!products\/|money\/|quotes\/|orders\/|client-quotes\/|exports\/|reports\/|identity\/)[\w-]+\/[\w-]+\.schema|contract\/(level|events|endpoint|faults)|values\/(colour|email|ids|local-date|municipality-code|phone|rfc|state-code|text|time-zone|password))\.ts$/;
const hours =
  /shared\/src\/company\/work-hours\.rules\.ts$|src\/lib\/(appointments|prospects|settings)\/(appointment-sentences|appointment-words|outside-work-words)/;
/** Asked for by what shows hours of elsewhere; a form asks with the first Estado or hour. */
const zones = /shared\/src\/values\/(municipalities|place)\.ts$|src\/lib\/appointments\/(zone-hints|hour-there)/;
// The small ones of prospects are in most pages: a file of its own for 100 bytes asks for more than it carries.
const shared =
  /src\/lib\/(ui\/(?!\w*Field|Combobox|TextArea|Checkbox|Switch|SidePanel|MoreMenu|Fact|paint-in-sight)|api|forms\/(?!create)|session|frame|notices\/notices|images\/uploads|prospects\/(DraftKept|StatusLight|NameUnderlined|WhatsAppIcon|phone-links|list-keys))|@lucide|vite\/preload-helper/;

export default defineConfig({
  plugins: [
    tailwindcss(),
    publishedFiles(),
    announcerStyle(),
    pagesForBrowsers(),
    routesForBrowsers(),
    leftOutOfBrowsers(),
    sveltekit({
      // Also where a component says nothing of it: the older mode is 400 bytes that every page would fetch.
      compilerOptions: { runes: true },
      // One page for every address: sessions and companies are known to the API alone, so there is nothing to render ahead.
      adapter: adapter({ fallback: 'index.html' }),
      // The header that CloudFront adds repeats this, and says what a page cannot say of itself: frame-ancestors, and the bucket
      // to which images are sent, whose name is known when it is deployed. It begins with default-src 'none', too.
      csp: {
        mode: 'hash',
        directives: {
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'manifest-src': ['self'],
          'worker-src': ['self'],
          'base-uri': ['none'],
          'form-action': ['self'],
        },
      },
    }),
  ],
  build: {
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: treeshakeOfPages,
      output: {
        codeSplitting: {
          // What several pages share travels together: 56 files of 300 bytes compress worse than three, and ask more.
          // Fields travel apart: they come with the first form, not with the list.
          groups: [
            // What lists and months compute with, apart from the schemas: these and zod come with the first word typed.
            { name: 'values', test: values, priority: 4 },
            // Asked by the calendar, which checks nothing, and by the schemas.
            { name: 'recurrence', test: /appointments\/recurrence\.rules/, priority: 4 },
            // Shown by a client's panel, too, which checks nothing.
            { name: 'fiscal', test: /shared\/src\/(clients\/fiscal|values\/rfc-form)/, priority: 4 },
            // Named by lists and forms, which must not fetch the schemas for it.
            { name: 'hours', test: hours, priority: 4 },
            { name: 'zones', test: zones, priority: 4 },
            { name: 'queries', test: /src\/(rows\/(row-facets|list-query)|lib\/rows\/list-address)/, priority: 4 },
            { name: 'list', test: /src\/lib\/prospects\/list-(columns|facets|days|attention|notes)/, priority: 1 },
            { name: 'schemas', test: schemas, priority: 3 },
            { name: 'shared', test: shared, minShareCount: 2, priority: 2 },
            { name: 'fields', test: fields, minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: { treeshake: treeshakeOfWorkers },
  },
  server: {
    // `npm run dev` says where the local stack listens.
    proxy: Object.fromEntries(
      ['/api', '/img'].map((path) => [
        path,
        { target: process.env['FOLIO_ORIGIN'] ?? 'http://localhost:4400', changeOrigin: false },
      ]),
    ),
  },
});
