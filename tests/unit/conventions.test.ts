/** Rules of the README that no linter of ours knows. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(ts|mjs|cjs|svelte|css)$/.test(path) && existsSync(root + path));

function holding(pattern: RegExp, paths: readonly string[]): string[] {
  return paths.filter((path) => pattern.test(readFileSync(root + path, 'utf8')));
}

describe('conventions', () => {
  test('the environment is read in functions/src/platform alone', () => {
    const elsewhere = files.filter(
      (path) => path.startsWith('functions/src/') && !path.startsWith('functions/src/platform/'),
    );
    expect(holding(/process\.env/, elsewhere)).toEqual([]);
  });

  test('time is never read at module load: only clock.ts asks for it in the functions', () => {
    const services = files.filter((path) => /^functions\/src\/(modules|http)\//.test(path));
    expect(holding(/Date\.now\(\)|new Date\(\)/, services)).toEqual([]);
  });

  test('no file and no folder has a name that says nothing', () => {
    expect(
      files.filter((path) => /(^|\/)(utils?|helpers?|common|managers?|data|info|misc|index)(\.|\/)/.test(path)),
    ).toEqual([]);
  });

  test('nothing is left to do', () => {
    const own = files.filter((path) => path !== 'tests/unit/conventions.test.ts');
    expect(holding(/\b(TODO|FIXME)\b/, own)).toEqual([]);
  });

  test('no file scans the table or filters after reading', () => {
    const functions = files.filter((path) => path.startsWith('functions/src/'));
    expect(holding(/\bScanCommand\b|FilterExpression/, functions)).toEqual([]);
  });
});
