/** One's notices: asked for when the page opens, each minute while it is in sight, and when it comes to the front again. */
import { createContext } from 'svelte';
import type { Notice } from '@folio/shared/notices/notice.schema.ts';
import { client } from '#lib/api/client.ts';
import { tellProblem } from '#lib/api/tell-problem.ts';

const everyMs = 60_000;

export class Notices {
  /** Newest first. */
  list = $state.raw<readonly Notice[]>([]);
  isLoaded = $state(false);
  readonly unread = $derived(this.list.filter(({ read }) => !read).length);

  async refresh(): Promise<void> {
    if (document.hidden) return;
    // Without an answer those that are known stay: the next minute asks again.
    const answer = await client.listNotices().catch(() => undefined);
    if (!answer) return;
    this.list = answer.notices;
    this.isLoaded = true;
  }

  /** @returns the way to stop */
  follow(): () => void {
    const ask = () => void this.refresh();
    ask();
    const timer = setInterval(ask, everyMs);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }

  /** Told as read at once; those that are read already need no word. */
  async read(noticeIds: readonly string[]): Promise<void> {
    const before = this.list;
    const unread = before.filter(({ id, read }) => !read && noticeIds.includes(id)).map(({ id }) => id);
    if (!unread.length) return;
    this.list = before.map((notice) => (unread.includes(notice.id) ? { ...notice, read: true } : notice));
    try {
      await client.readNotices({ body: { noticeIds: unread } });
    } catch (cause) {
      this.list = before;
      tellProblem(cause);
    }
  }
}

export const [useNotices, provideNotices] = createContext<Notices>();
