/** A list as a file; comes with the first press. */
import { csvOf } from '@folio/shared/sheets/csv.rules.ts';
import { csvTable, type Sheet } from '@folio/shared/sheets/sheet.ts';
import { workbookOf } from '@folio/shared/sheets/workbook.ts';
import { saveCsv, saveFile } from '#lib/dossiers/save-file.ts';

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function saveSheet(format: 'xlsx' | 'csv', sheet: Sheet, name: string): void {
  if (format === 'csv') saveCsv(csvOf(csvTable(sheet)), `${name}.csv`);
  else saveFile(new Blob(workbookOf([sheet], new Date()), { type }), `${name}.xlsx`);
}
