/** The form as its parts see it: the same fields whether it registers a prospect or changes one. */
import type { newProspect, prospectChanges } from '@folio/shared/prospects/prospect.schema.ts';
import type { Form } from '#lib/forms/create-form.svelte.ts';
import type { EditValues, ProspectFormValues } from './prospect-form.rules.ts';

/** Undefined until an Estado or an hour asks for it. */
export type FormPlaces = typeof import('./form-places.ts') | undefined;

export type ProspectFormModel = Form<ProspectFormValues, typeof newProspect> | Form<EditValues, typeof prospectChanges>;
