import { unzipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Sheet } from '@folio/shared/sheets/sheet.ts';
import { Workbook, workbookOf } from '@folio/shared/sheets/workbook.ts';

const now = new Date('2026-11-28T18:00:00Z');
const columns = [
  { title: 'Texto', kind: 'text', width: 30 },
  { title: 'Importe', kind: 'money', width: 14, sums: true },
  { title: 'Fecha', kind: 'day', width: 12 },
  { title: 'Parte', kind: 'percent', width: 10 },
] as const satisfies Sheet['columns'];

function bytesOf(sheets: readonly Sheet[]): Buffer {
  return Buffer.concat(workbookOf(sheets, now));
}

const written = (texts: readonly string[]) =>
  bytesOf([{ name: 'Hoja', columns, rows: texts.map((text) => [text, 1.5, '2026-02-28', 0.25]) }]);

async function read(bytes: Buffer, sheet = 'Hoja') {
  const sheets = await readSheets(bytes, { trim: false });
  return sheets.find((one) => one.sheet === sheet)?.data ?? [];
}

describe('X1 a workbook, read back by another program', () => {
  const texts = [
    '=cmd',
    ' =1',
    '\t=1',
    '＝1',
    '-12.5',
    '+52 477 555 0148',
    '0012',
    'Uno, "dos"\ny <tres> & más',
    '_x0041_',
    '🏭 niño',
  ];

  test('text stays the text it is and numbers are numbers, days dates', async () => {
    const rows = await read(written(texts));
    expect(rows[0]).toEqual(['Texto', 'Importe', 'Fecha', 'Parte']);
    expect(rows.slice(1, -1).map(([text]) => text)).toEqual(texts);
    for (const [, amount, day, share] of rows.slice(1, -1)) {
      expect([amount, day, share]).toEqual([1.5, new Date('2026-02-28T00:00:00Z'), 0.25]);
    }
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['Total', 15]);
  });

  test('nothing of it is a formula, and its header stands still', () => {
    const sheet = new TextDecoder().decode(unzipSync(written(texts))['xl/worksheets/sheet1.xml']);
    expect(sheet).not.toContain('<f>');
    expect(sheet.match(/t="inlineStr"/g)).toHaveLength(columns.length + texts.length + 1);
    expect(sheet).toContain('state="frozen"');
  });

  test('what XML cannot hold is left out, and 40,000 characters are as many as a cell holds', async () => {
    const rows = await read(written(['a\u0000b\u0001c', 'x\ud800y', 'ñ'.repeat(40_000), 'uno\r\ndos']));
    const [nul, lone, long, lines] = rows.slice(1, -1).map(([text]) => String(text));
    expect(nul).toBe('abc');
    expect(lone).toBe('x\ufffdy');
    expect(long).toHaveLength(32_767);
    expect(long?.endsWith('ñ…')).toBe(true);
    expect(lines).toBe('uno\ndos');
  });

  test('several sheets, each with its name; amounts are added up to the cent', async () => {
    const amounts = Array.from({ length: 1000 }, () => ['x', 0.1] as const);
    const bytes = bytesOf([
      { name: 'Por día & mes', columns, rows: [] },
      { name: 'Otra', columns, rows: amounts },
    ]);
    expect((await readSheets(bytes)).map(({ sheet }) => sheet)).toEqual(['Por día & mes', 'Otra']);
    expect((await read(bytes, 'Otra')).at(-1)?.slice(0, 2)).toEqual(['Total', 100]);
  });

  test('fifty thousand rows pass by without being held', () => {
    let most = 0;
    const workbook = new Workbook((bytes) => (most = Math.max(most, bytes.length)), now);
    workbook.begin({ name: 'Hoja', columns });
    for (let at = 0; at < 50_000; at += 1) workbook.add([`Prospecto ${at}`, at / 100, '2026-11-28', 0.5]);
    workbook.finish();
    expect(most).toBeLessThan(128 * 1024);
  });
});
