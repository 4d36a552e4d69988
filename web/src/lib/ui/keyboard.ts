import { readKept } from './device.ts';

const fields = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable="true"]';
/** Of this device: `off`, where single keys do nothing. */
export const singleKeysKey = 'folio.single-keys';

/** Whether keys belong to what has the focus, to the system, or to an open dialog, and not to the page's shortcuts. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (document.querySelector('dialog[open]')) return true;
  if (event.target instanceof Element && event.target.closest(fields) !== null) return true;
  return event.key.length === 1 && !hasSingleKeys();
}

/** Whether a letter alone does something on this device: to whoever dictates, each spoken one would (WCAG 2.1.4). */
export function hasSingleKeys(): boolean {
  return readKept(singleKeysKey) !== 'off';
}
