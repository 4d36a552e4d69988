import type { newClient } from '@folio/shared/clients/client.schema.ts';
import type { Form } from '#lib/forms/create-form.svelte.ts';
import type { ClientFormValues } from './client-form.rules.ts';

/** The form that the parts of a client's dialog share. */
export type ClientFormModel = Form<ClientFormValues, typeof newClient>;
