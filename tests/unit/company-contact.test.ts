/** How to reach the company: in its settings' form, and at the head of its papers. */
import type { Company } from '@folio/shared/company/company.schema.ts';
import type { PrintedDocument } from '@folio/shared/pdf/document.ts';
import { dossierDocument } from '@folio/shared/pdf/dossier/dossier-document.ts';
import { dossierParts } from '@folio/shared/pdf/dossier/dossier.types.ts';
import { orderDocument } from '@folio/shared/pdf/order/order-document.ts';
import { paperCompanyOf, usualQuotePaper } from '@folio/shared/pdf/quote/printed-quote.ts';
import { quoteDocument } from '@folio/shared/pdf/quote/quote-document.ts';
import { describe, expect, test } from 'vitest';
import { dossierOf } from '../../web/src/lib/dossiers/dossier-of.rules.ts';
import { changedSettings, companyForm } from '../../web/src/lib/settings/company-form.rules.ts';
import { png, printed } from '../support/dossiers.ts';
import { dossierWith } from '../support/invented-dossiers.ts';
import { contentWith, items, orderWith, quoteWith } from '../support/invented-quotes.ts';
import { expectInkForEachLetter, expectNothingBeyondMargins, unspaced } from '../support/page-checks.ts';
import { rendered } from '../support/rendered-pdf.ts';

const reach = {
  phone: '+524775550100',
  email: 'ventas@mueblesbajio.example',
  website: 'https://mueblesbajio.example/',
};
const said = '477 555 0100 · ventas@mueblesbajio.example · mueblesbajio.example';

const settings = {
  id: 'ten_0000000000000001',
  name: 'Muebles del Bajío',
  timeZone: 'America/Mexico_City',
  currency: 'MXN',
  workWeek: [1, 2, 3, 4, 5],
  workHours: [],
  holidays: [],
  totpRequired: false,
  noDoubleBooking: false,
  version: 3,
} as const satisfies Partial<Record<keyof Company, unknown>> as unknown as Company; // a literal's arrays are fixed

const paperOf: Record<string, (company: object) => PrintedDocument> = {
  quote: (more) => {
    const quote = quoteWith(contentWith(items(40)));
    return quoteDocument({ ...quote, company: { ...quote.company, ...more } }, usualQuotePaper);
  },
  order: (more) => {
    const order = orderWith(contentWith(items(40)));
    return orderDocument({ ...order, company: { ...order.company, ...more } }, usualQuotePaper);
  },
  dossier: (more) => dossierDocument(dossierWith({}, { company: { ...dossierWith().company, ...more } }), dossierParts),
};

async function pagesOf(document: PrintedDocument): Promise<string[]> {
  const { pages, bytes } = await printed(document);
  const seen = await rendered(bytes);
  expectNothingBeyondMargins(seen, document);
  expectInkForEachLetter(pages, seen);
  return seen.map(({ text }) => unspaced(text));
}

describe('how to reach the company', { timeout: 60_000 }, () => {
  const logo = png(600, 200, [20, 90, 160]);
  test.each(Object.entries(paperOf))(
    'stands once at the head of the %s, in words or under the logo',
    async (_, paper) => {
      for (const more of [
        reach,
        { ...reach, logo },
        { ...reach, logo, rfc: undefined },
        { ...reach, rfc: undefined },
      ]) {
        const pages = await pagesOf(paper(more));
        expect(pages.join('').split(unspaced(said))).toHaveLength(2);
        expect(pages[0]).toContain(unspaced(said));
      }
    },
  );

  test.each(Object.entries(paperOf))(
    'as far as it is told stands there of the %s, and of none nothing does',
    async (_, paper) => {
      const [only] = await pagesOf(paper({ email: reach.email }));
      expect(only).toContain('ventas@mueblesbajio.example');
      expect(only).not.toMatch(/·ventas@|mueblesbajio\.example·/);
      const headOf = (more: object) => JSON.stringify(paper(more).header?.({ page: 1, pages: 1 }));
      const bare = headOf({});
      expect(headOf({ phone: undefined, email: undefined, website: undefined })).toBe(bare);
      expect(bare).not.toContain('\\n"');
    },
  );

  test('of a quote stands at its head wherever its fiscal data stand', async () => {
    const quote = quoteWith(contentWith(items(3)));
    for (const fiscal of ['top', 'foot', 'none'] as const) {
      const company = { ...quote.company, ...reach };
      const [page] = await pagesOf(quoteDocument({ ...quote, company }, { ...usualQuotePaper, fiscal }));
      expect(page?.indexOf(unspaced(said)), fiscal).toBeLessThan(page?.indexOf('Para') ?? 0);
      expect(page, fiscal).toContain(unspaced(said));
    }
  });

  test('however long stays within the margins', async () => {
    const long = {
      phone: '+441632960961',
      email: `${'ventas.'.repeat(20)}bajio@${'muebles.'.repeat(10)}example`,
      website: `${'muebles.'.repeat(10)}example/${'tienda'.repeat(15)}`,
    };
    for (const paper of Object.values(paperOf)) {
      const [page] = await pagesOf(paper(long));
      for (const words of Object.values(long)) expect(page).toContain(words);
    }
  });

  test('comes to each paper from what the company keeps', () => {
    const company = { ...settings, ...reach };
    expect(paperCompanyOf(company)).toMatchObject(reach);
    const session = { company, person: { name: 'Lucía' } };
    const whose = { nameOf: () => '', hasSeveralWorkCentres: false };
    const dossier = dossierOf(dossierWith().prospect, session as Parameters<typeof dossierOf>[1], whose, new Date(0));
    expect(dossier.company).toMatchObject(reach);
  });

  test('is in the form as Mexico writes it, empty where there is none, and only what changed is sent', () => {
    const none = companyForm(settings);
    expect(none).toMatchObject({ phone: '', email: '', website: '' });
    expect(changedSettings(none)).toEqual({});
    const all = companyForm({ ...settings, ...reach });
    expect(all).toMatchObject({ phone: '477 555 0100', email: reach.email, website: reach.website });
    expect(changedSettings({ ...all, website: '' })).toEqual({ website: null });
    expect(changedSettings({ ...none, phone: '4775550100' })).toEqual({ phone: '4775550100' });
  });
});
