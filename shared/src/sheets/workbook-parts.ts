/** The parts of a workbook beside its sheets: what there is, how it hangs together, and how cells look. Pure. */
import type { ColumnKind } from './sheet.ts';
import { markup, xmlHead } from './sheet-xml.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const kinds = ['text', 'integer', 'decimal', 'money', 'percent', 'day'] as const satisfies ColumnKind[];
const looks = ['plain', 'total', 'header'] as const;

/** The places of the looks below: of each kind plain, then of each kind as a total; the titles look alike. */
export function stylesOf(look: (typeof looks)[number]): Record<ColumnKind, number> {
  const from = looks.indexOf(look) * kinds.length + 1;
  const places = kinds.map((kind, at) => [kind, look === 'header' ? from : from + at]);
  return Object.fromEntries(places) as Record<ColumnKind, number>; // of all kinds
}

/** Text as text (49): who edits `=1` in it keeps text. */
const formats: Record<ColumnKind, number> = { text: 49, integer: 3, decimal: 164, money: 4, percent: 165, day: 166 };

function cellFormats(font: number, border: number): string {
  return kinds
    .map(
      (kind) =>
        `<xf numFmtId="${formats[kind]}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf>`,
    ) // prettier-ignore
    .join('');
}

const emptyBorder = '<border><left/><right/><top/><bottom/><diagonal/></border>';
const header =
  '<xf numFmtId="49" fontId="2" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">' +
  '<alignment vertical="center" wrapText="1"/></xf>';

export const styleSheet =
  `${xmlHead}<styleSheet xmlns="${main}">` +
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.0"/><numFmt numFmtId="165" formatCode="0.0%"/>' +
  '<numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FF23479B"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  `<borders count="2">${emptyBorder}` +
  '<border><left/><right/><top style="thin"><color rgb="FF5D584E"/></top><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${2 + 2 * kinds.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
  `${cellFormats(0, 0)}${cellFormats(1, 1)}${header}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const sheetNumbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

export function workbookPart(names: readonly string[]): string {
  const sheets = names.map((name, at) => `<sheet name="${markup(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

export function workbookRelations(count: number): string {
  const sheets = sheetNumbers(count).map(
    (at) => `<Relationship Id="rId${at}" Type="${office}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${count + 1}" Type="${office}/styles" Target="styles.xml"/>`;
  return `${xmlHead}<Relationships xmlns="${relations}">${sheets.join('')}${styles}</Relationships>`;
}

export const packageRelations =
  `${xmlHead}<Relationships xmlns="${relations}">` +
  `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export function contentTypes(count: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${types}.${type}+xml"/>`;
  return (
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    part('workbook', 'sheet.main') +
    part('styles', 'styles') +
    `${sheetNumbers(count)
      .map((at) => part(`worksheets/sheet${at}`, 'worksheet'))
      .join('')}</Types>`
  );
}
