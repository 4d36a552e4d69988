/** Signs a page in without its screens: for tests and measurements of what comes after. */
import type { BrowserContext, Page } from '@playwright/test';
import type { Person } from './world.ts';

/** By a request of the page itself: cookies are kept as the browser keeps them. */
export async function signInAs(page: Page, { email, password }: Person): Promise<void> {
  // Any light document of the site will do: its policy allows what a page may ask for.
  await page.goto('/favicon.svg');
  const status = await page.evaluate(
    async (body) => {
      const answer = await fetch('/api/auth/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.status;
    },
    { email, password },
  );
  if (status !== 200) throw new Error(`signing in answered ${status}`);
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Sessions of this worker, by address. */
const begun = new Map<string, Cookies>();

/** Goes on with the session that an earlier test of this worker began: a password is slow to check, on purpose. */
export async function resumeAs(page: Page, person: Person): Promise<void> {
  const cookies = begun.get(person.email);
  if (cookies) return page.context().addCookies(cookies);
  await signInAs(page, person);
  begun.set(person.email, await page.context().cookies());
}
