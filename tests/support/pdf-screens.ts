/** PDFs as people get them from a screen: seen on it, then in a file. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { rendered } from './rendered-pdf.ts';

/** Presses a button and gives what was downloaded. */
export async function downloadedBy(page: Page, button: Locator): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

export async function textOf(bytes: Uint8Array): Promise<string> {
  return (await rendered(bytes)).map(({ text }) => text).join('\n');
}

/** What a page that is shown looks like, in a number: the same picture gives the same one, an empty page 0. */
export function lookOf(preview: Locator): Promise<number> {
  return preview.locator('canvas').evaluate((shown: HTMLCanvasElement) => {
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [shown.width, shown.height];
    const context = copy.getContext('2d');
    context?.drawImage(shown, 0, 0);
    const points = context?.getImageData(0, 0, copy.width, copy.height).data ?? [];
    let look = 0;
    for (let at = 0; at < points.length; at += 4) if (Number(points[at]) < 128) look = (look * 31 + at) % 1_000_000_007;
    return look;
  });
}
