/**
 * An address that follows what is asked on the screen, once the fingers rest. Where the person goes meanwhile comes first:
 * what was pressed right after the last letter is not undone by it, and the letter is not lost by what was pressed.
 */
import { goto } from '$app/navigation';
import { navigating, page } from '$app/state';

interface Telling {
  /** In the place of the step of the history that shows now. */
  replace: boolean;
  /** Beyond the frame in which the screen answers. */
  waitMs?: number;
}

/** Of what overtakes an address, or refuses it: whoever is refused so often is not waited for. */
const mostTries = 10;

export class LateAddress {
  #turn = 0;

  /**
   * @param href this page as it should be: asked for each time that it may be told, for it stands on where the page then is
   * @returns whether the address has the last word now; not when more was asked meanwhile, or the person is on another page
   */
  async tell(href: () => string, { replace, waitMs = 0 }: Telling): Promise<boolean> {
    this.#turn += 1;
    const [turn, route] = [this.#turn, page.route.id];
    const isLast = () => turn === this.#turn && page.route.id === route;
    let wentBack = false;
    const onback = () => (wentBack = true);
    const mayBeTold = () => isLast() && !wentBack;
    addEventListener('popstate', onback);
    try {
      await nextFrame(waitMs);
      for (let tries = 0; tries < mostTries && mayBeTold(); tries += 1) {
        const to = href();
        if (navigating.to) await nextPage();
        else if (to === page.url.pathname + page.url.search) return true;
        else await goto(to, { replace: replace || tries > 0, reset: false });
        // A link that was pressed before begins its way a frame later, with an address of before.
        await nextFrame();
      }
      return isLast();
    } finally {
      removeEventListener('popstate', onback);
    }
  }
}

function nextFrame(waitMs = 0): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, waitMs));
  });
}

/** One that gives way to the next is refused, which is what is waited for, too. */
async function nextPage(): Promise<void> {
  await navigating.complete?.catch(() => undefined);
}
