/** What the form of a prospect needs once an Estado or an hour is chosen; it comes with the first of them, in one piece. */
export { hourThere } from '#lib/appointments/hour-there.ts';
export { default as InvitesSwitch } from '#lib/appointments/InvitesSwitch.svelte';
export { zoneHint } from '#lib/appointments/zone-hints.rules.ts';
export { municipalitiesOf } from '@folio/shared/values/municipalities.ts';
export { default as MunicipalityField } from './MunicipalityField.svelte';
