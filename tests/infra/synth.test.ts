/** `cdk synth` itself, with cdk-nag: a finding nobody acknowledged makes it fail. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { siteOf } from '../support/templates.ts';

const root = join(import.meta.dirname, '..', '..');

test.each(['dev', 'prod'])(
  'C04 cdk synth gives the stage %s, without an account and without findings',
  { timeout: 120_000 },
  async (stage) => {
    const output = mkdtempSync(join(tmpdir(), 'folio-synth-'));
    const arguments_ = ['synth', '--quiet', '-c', `stage=${stage}`, '-c', `site=${siteOf()}`, '-o', output];
    const { stdout, stderr } = await promisify(execFile)(join(root, 'node_modules', '.bin', 'cdk'), arguments_, {
      cwd: root,
      env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}` },
    });
    expect(stdout + stderr).not.toMatch(/non-compliant|Validation failed/i);
  },
);

test('a site that was not built is told in words', { timeout: 60_000 }, async () => {
  const nowhere = mkdtempSync(join(tmpdir(), 'folio-no-site-'));
  const run = promisify(execFile)(
    join(root, 'node_modules', '.bin', 'cdk'),
    ['synth', '--quiet', '-c', `site=${nowhere}`, '-o', join(nowhere, 'out')],
    { cwd: root, env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}` } },
  );
  await expect(run).rejects.toThrow(/no built site/);
});
