/** What a browser fetches to show each page for the first time. */
import { gzipSync } from 'node:zlib';
import { chromium, type Page, type Response } from '@playwright/test';
import { signInAs } from '../support/browser-session.ts';
import { findChromium } from '../support/chromium.ts';
import type { Person } from '../support/world.ts';
import { median, rounded } from './statistics.ts';

export interface PageFigures {
  route: string;
  scriptGzipBytes: number;
  styleGzipBytes: number;
  fontBytes: number;
  /** First contentful paint, warm, with the processor slowed four times: median of five. */
  paintMs: number;
}

const routes = ['/entrar', '/registro', '/inicio', '/prospectos', '/prospectos?agregar', '/calendario', '/ajustes'];

export async function measureSite(origin: string, person: Person): Promise<PageFigures[]> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox'],
    env: { ...(process.env as Record<string, string>), ...env }, // launch() wants no undefined; process.env holds none
  });
  try {
    const figures: PageFigures[] = [];
    for (const route of routes) {
      const context = await browser.newContext({ locale: 'es-MX', baseURL: origin });
      const page = await context.newPage();
      if (!/entrar|registro/.test(route)) await signInAs(page, person);
      figures.push(await measurePage(page, origin, route));
      await context.close();
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function measurePage(page: Page, origin: string, route: string): Promise<PageFigures> {
  const first = await bytesOfFirstLoad(page, origin + route);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const paints: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await page.goto(origin + route, { waitUntil: 'networkidle' });
    paints.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
    );
  }
  return {
    route,
    scriptGzipBytes: first.script,
    styleGzipBytes: first.stylesheet,
    fontBytes: first.font,
    paintMs: rounded(median(paints)),
  };
}

async function bytesOfFirstLoad(page: Page, url: string): Promise<Record<'script' | 'stylesheet' | 'font', number>> {
  const bytes = { script: 0, stylesheet: 0, font: 0 };
  const counted: Promise<void>[] = [];
  const count = async (response: Response) => {
    const type = response.request().resourceType();
    if (!(type in bytes) || !response.ok()) return;
    const body = await response.body();
    bytes[type as keyof typeof bytes] += type === 'font' ? body.length : gzipSync(body, { level: 9 }).length; // `in` above says it is one of them
  };
  const oncount = (response: Response) => void counted.push(count(response));
  page.on('response', oncount);
  await page.goto(url, { waitUntil: 'networkidle' });
  page.off('response', oncount);
  // Bodies are lost with the page they belong to: all are read before the next one is opened.
  await Promise.all(counted);
  return bytes;
}
