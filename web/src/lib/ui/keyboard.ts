const fields = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable="true"]';

/** Whether keys belong to what has the focus, to the system, or to an open dialog, and not to the page's shortcuts. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (document.querySelector('dialog[open]')) return true;
  return event.target instanceof Element && event.target.closest(fields) !== null;
}
