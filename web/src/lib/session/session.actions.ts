/** Leaving, here and everywhere, and going to another company. Each loads the page anew: nothing of before stays in memory. */
import { client } from '#lib/api/client.ts';
import { tellOtherTabs } from '#lib/api/session-events.ts';
import { forgetDrafts } from '#lib/forms/drafts.ts';
import { routes } from '#lib/routes.ts';
import { wipeAllRows } from '#lib/rows/row-database.ts';
import { forgetSession } from './kept-session.ts';

export async function signOut(where: 'here' | 'everywhere'): Promise<void> {
  if (where === 'everywhere') await client.signOutEverywhere();
  else await client.signOut();
  forgetDrafts();
  tellOtherTabs('signed-out');
  forgetSession();
  await wipeAllRows();
  location.assign(routes.signIn());
}

export async function enterCompany(tenantId: string, to: string = routes.home()): Promise<void> {
  await client.switchCompany({ body: { tenantId } });
  tellOtherTabs('company-changed');
  forgetSession();
  await wipeAllRows();
  location.assign(to);
}
