/** What happens to the session outside of the screen that shows: in this tab, or in another one of the same browser. */

export type SessionEvent = 'ended' | 'signed-out' | 'company-changed';

const listeners = new Set<(event: SessionEvent) => void>();
const otherTabs = new BroadcastChannel('folio.session');
otherTabs.addEventListener('message', ({ data }: MessageEvent<SessionEvent>) => tell(data));

function tell(event: SessionEvent): void {
  for (const listener of listeners) listener(event);
}

/** @returns the way to stop listening */
export function onSessionEvent(listener: (event: SessionEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The session could not be renewed: other tabs find out by themselves, or stay as they are until they ask something. */
export function tellSessionEnded(): void {
  tell('ended');
}

/** Cookies are shared by all tabs, so what one does is done to all. */
export function tellOtherTabs(event: SessionEvent): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of this origin alone
  otherTabs.postMessage(event);
}
