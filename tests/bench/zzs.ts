import { RowTable } from '@folio/shared/rows/row-table.ts';
import { emptyQuery } from '@folio/shared/rows/list-query.rules.ts';
import { ListServer } from '../support/list-server.ts';
const server = new ListServer(50_000) as any;
const rows = server.rows ?? server.all?.() ?? Object.values(server).find((v: any) => Array.isArray(v) && v.length >= 50_000) ?? [...(Object.values(server).find((v: any) => v instanceof Map) as any).values()];
console.log(rows.length);
const table = new RowTable(); table.put(rows);
while (!table.prepare(performance.now() + 50));
const names = { nameOf: (id?: string) => id ?? '' };
const by: Record<string, number[]> = {};
for (let round = 0; round < 15; round++) for (const word of ['maria garza', 'ferreteria', '8182', 'contacto4', 'nuñez', 'ba']) {
  for (let n = 1; n <= word.length; n++) { const q = { ...emptyQuery(), words: word.slice(0, n) }; const t = performance.now(); const s = table.select(q, '2026-01-01T10:00', names); const ms = performance.now() - t; (by[word.slice(0, n) + ' ' + s.rows.length] ??= []).push(ms); while (!table.prepare(performance.now() + 50)); }
  table.select(emptyQuery(), '2026-01-01T10:00', names);
}
let sum = 0;
for (const [k, v] of Object.entries(by)) { const f = v[0]!; v.sort((a, b) => a - b); sum += v[7]!; console.log(k.padEnd(20), 'first', f.toFixed(2), 'p50', v[7]!.toFixed(2)); }
console.log('sum', sum.toFixed(2));
