/** A client in few words. */
import type { Client } from '@folio/shared/clients/client.schema.ts';
import { nationalForm } from '@folio/shared/values/national-phone.ts';

/** What tells a client from another of the same name: `Panadería El Sol · 477 555 0148`. */
export function clientWords({ companyName, phone, email, rfc }: Client): string {
  const reached = phone ? nationalForm(phone) : email;
  return [companyName, reached ?? rfc].filter(Boolean).join(' · ');
}
