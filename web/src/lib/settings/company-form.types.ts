import type { changeCompany } from '@folio/shared/company/company.schema.ts';
import type { Form } from '#lib/forms/create-form.svelte.ts';
import type { CompanyFormValues } from './company-form.rules.ts';

/** The form that the parts of the company's settings share. */
export type CompanyFormModel = Form<CompanyFormValues, typeof changeCompany.body>;
