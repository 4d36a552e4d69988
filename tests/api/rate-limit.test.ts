import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { problemOf } from '../support/answers.ts';
import { startStackProcess, type StackProcess } from '../support/stack-process.ts';
import { openWorld, type World } from '../support/world.ts';

// Limits are counted in each copy of a function: with one copy a single client can reach them.
let process: StackProcess | undefined;
let world: World;

beforeAll(async () => {
  process = await startStackProcess({ concurrency: 1, assembly: inject('stack').assembly });
  world = await openWorld(process.stack);
});

afterAll(() => process?.stop());

describe('S7 the rate limit', () => {
  test('slows a noisy company down, says when to come back, and never refuses another', async () => {
    const { mine, theirs } = world;
    const quiet: number[] = [];
    const silence = new AbortController();
    const watch = (async () => {
      while (!silence.signal.aborted) {
        quiet.push((await theirs.normal.send('listProspects')).status);
        await pause(100);
      }
    })();
    // Refused by their limit or, cheaper than any other answer, by their input.
    const ask = () => mine.administrator.send('listProspects', { query: { limit: 0 } });
    const answers: Response[] = [];
    // Until it is refused: how soon that is depends on the machine.
    while (answers.length < 4000 && !answers.some(({ status }) => status === 429)) {
      answers.push(...(await Promise.all(Array.from({ length: 400 }, ask))));
    }
    silence.abort();
    await watch;

    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([400, 429]));
    const [first] = refused;
    expect(Number(first?.headers.get('retry-after'))).toBeGreaterThan(0);
    if (first) expect((await problemOf(first)).code).toBe('request.rate_limited');
    expect(new Set(quiet)).toEqual(new Set([200]));
  }, 120_000);

  test('tells every answer what is left', async () => {
    const { headers } = await world.theirs.normal.send('getSession');
    expect(Number(headers.get('ratelimit-limit'))).toBeGreaterThan(0);
    expect(Number(headers.get('ratelimit-remaining'))).toBeGreaterThan(0);
  });
});
