import { describe, expect, test } from 'vitest';
import type { MemberName } from '@folio/shared/members/member.schema.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { csvOf } from '@folio/shared/sheets/csv.rules.ts';
import { csvTable } from '@folio/shared/sheets/sheet.ts';
import { prospectSheet } from '../../web/src/lib/prospects/list-sheet.rules.ts';
import { columnLetters } from '../../web/src/lib/sheets/sheet-columns.rules.ts';
import { delimitedRows } from '../../web/src/lib/sheets/delimited-rows.rules.ts';
import { shapeOf } from '../../web/src/lib/prospect-import/sheet-fields.rules.ts';
import { readRows, type Reading, type ReadRow } from '../../web/src/lib/prospect-import/sheet-prospects.rules.ts';
import {
  dayWritten,
  emailsWritten,
  phonesWritten,
  stateWritten,
} from '../../web/src/lib/prospect-import/written-values.rules.ts';

function person(id: string, name: string): MemberName {
  return { id, name, level: 'normal', workCentreIds: ['wcn_0000000000000001'], active: true };
}

const reading: Reading = {
  today: '2026-11-30',
  workCentreId: 'wcn_0000000000000001',
  workCentres: [
    { id: 'wcn_0000000000000001', name: 'Matriz León' },
    { id: 'wcn_0000000000000002', name: 'Sucursal Norte' },
  ],
  people: [
    person('mem_lucia', 'Lucía Fernández'),
    person('mem_andres', 'Andrés Solís'),
    person('mem_andrea', 'Andrea Solís'),
    // Works in the other centre, and left.
    { ...person('mem_norma', 'Norma Paz'), workCentreIds: ['wcn_0000000000000002'] },
    { ...person('mem_elias', 'Elías Mora'), active: false },
  ],
  keepsOthers: true,
};

function read(text: string, changes: Partial<Reading> = {}): ReadRow[] {
  const rows = delimitedRows(text);
  return readRows(rows, shapeOf(rows), { ...reading, ...changes });
}

/** What matters of a row, in one line. */
function told({ values, attendedBy, fault, twinOf }: ReadRow): string {
  const { name, companyName, phone, email, state, lineOfBusiness, contactChannel, contactedOn, subject, notes } =
    values;
  const day = contactedOn === reading.today ? '' : contactedOn;
  const facts = [
    name,
    companyName === name ? '' : companyName,
    phone,
    email,
    state,
    lineOfBusiness,
    contactChannel,
    day,
  ];
  const rest = [subject, notes.replaceAll('\n', ' + '), attendedBy, values.workCentreId.endsWith('2') ? 'norte' : ''];
  const outcome = fault ? `! ${fault.field}` : twinOf ? `= ${twinOf}` : '';
  return [...facts, ...rest, outcome].filter(Boolean).join(' | ');
}

describe('F12 sheets as firms have them', () => {
  test.each<[what: string, text: string, rows: string[]]>([
    [
      'headings in capitals, tabs between the cells',
      'NOMBRE\tEMPRESA\tTELÉFONO\tCORREO\nAna Ruiz\tPan Sol\t477 555 0101\tana@pan.example',
      ['Ana Ruiz | Pan Sol | 477 555 0101 | ana@pan.example'],
    ],
    [
      'semicolons, as Excel of some countries saves, with a mark at the beginning',
      '\ufeffNombre;Teléfono\r\nAna Ruiz;4775550101\r\n',
      ['Ana Ruiz | 4775550101'],
    ],
    [
      'a title and the date of print above the headings',
      'LISTA DE PROSPECTOS,,\nImpreso el 3 de marzo,,\n,,\nCliente,Razón social,Cel.\nAna Ruiz,Pan Sol SA,4775550101',
      ['Ana Ruiz | Pan Sol SA | 4775550101'],
    ],
    [
      'no headings at all: known by what stands in them',
      'Ana Ruiz,Pan Sol S.A. de C.V.,4775550101,ana@pan.example,Gto.\nLuis Paz,Tornos SA de CV,4775550102,luis@tornos.example,Jalisco',
      [
        'Ana Ruiz | Pan Sol S.A. de C.V. | 4775550101 | ana@pan.example | GUA',
        'Luis Paz | Tornos SA de CV | 4775550102 | luis@tornos.example | JAL',
      ],
    ],
    [
      'headings in words that nobody knows',
      'Quién es,Marcar a,Escribirle a\nAna Ruiz,4775550101,ana@pan.example\nLuis Paz,4775550102,',
      ['Ana Ruiz | 4775550101 | ana@pan.example', 'Luis Paz | 4775550102'],
    ],
    ['one row without headings', 'Ana Ruiz,4775550101', ['Ana Ruiz | 4775550101']],
    ['a name in two columns', 'Nombre,Apellido paterno,Telefono\nAna,Ruiz,4775550101', ['Ana Ruiz | 4775550101']],
    ['firms without anybody', 'Empresa,Tel\nPan Sol,4775550101', ['Pan Sol | 4775550101']],
    [
      'telephone and cell phone: the cell phone is for WhatsApp, the other is kept',
      'Nombre,Teléfono,Celular\nAna Ruiz,4777000000,4775550101',
      ['Ana Ruiz | 4775550101 | Otro teléfono: 4777000000'],
    ],
    [
      'two phones and two addresses in a cell',
      'Nombre,Tel,Mail\nAna Ruiz,477 555 0101 / 477 555 0102,ana@pan.example; ventas@pan.example',
      ['Ana Ruiz | 477 555 0101 | ana@pan.example | Otro teléfono: 477 555 0102 + Otro correo: ventas@pan.example'],
    ],
    [
      'phones that Excel took for numbers',
      'Nombre,Tel\nAna Ruiz,4.775550101E9\nLuis Paz,4775550102.0',
      ['Ana Ruiz | 4775550101', 'Luis Paz | 4775550102'],
    ],
    ['a phone with a digit missing', 'Nombre,Tel\nAna Ruiz,477 555 01', ['Ana Ruiz | 477 555 01 | ! phone']],
    [
      'an address that is none',
      'Nombre,Correo\nAna Ruiz,ana arroba pan',
      ['Ana Ruiz | ana | Otro correo: arroba, pan | ! email'],
    ],
    [
      'days, day first',
      'Nombre,Fecha\nAna Ruiz,3/12/2025\nLuis Paz,2025-12-04 10:30\nEva Gil,5-dic-25\nJosé Oro,13/13/2025',
      ['Ana Ruiz | 2025-12-03', 'Luis Paz | 2025-12-04', 'Eva Gil | 2025-12-05', 'José Oro | ! contactedOn'],
    ],
    [
      'Estados as people write them; one of another country is kept',
      'Nombre,Estado\nAna Ruiz,Edomex\nLuis Paz,N.L.\nEva Gil,D.F.\nJosé Oro,Texas',
      ['Ana Ruiz | MEX', 'Luis Paz | NLE', 'Eva Gil | CMX', 'José Oro | Estado: Texas'],
    ],
    [
      'columns that Folio has no field for',
      'Nombre,Ciudad,Presupuesto\nAna Ruiz,León,$20 000\nLuis Paz,,',
      ['Ana Ruiz | Ciudad: León + Presupuesto: $20 000', 'Luis Paz'],
    ],
    [
      'the number of the sheet before',
      'No.,Nombre,Teléfono\n17,Ana Ruiz,4775550101',
      ['Ana Ruiz | 4775550101 | Folio anterior: 17'],
    ],
    [
      'who attends: whole name, first name of one alone, of two, of nobody here',
      'Nombre,Vendedor\nAna Ruiz,ANDRÉS SOLIS\nLuis Paz,lucia\nEva Gil,And\nJosé Oro,Pedro\nIan Rey,Norma Paz\nLia Gil,Elías Mora',
      [
        'Ana Ruiz | mem_andres',
        'Luis Paz | mem_lucia',
        'Eva Gil | Atiende: And',
        'José Oro | Atiende: Pedro',
        'Ian Rey | Atiende: Norma Paz',
        'Lia Gil | Atiende: Elías Mora',
      ],
    ],
    [
      'a branch, known and not',
      'Nombre,Sucursal\nAna Ruiz,sucursal norte\nLuis Paz,Querétaro',
      ['Ana Ruiz | norte', 'Luis Paz | Centro: Querétaro'],
    ],
    [
      'words of the catalogues',
      'Nombre,Giro,Cómo se enteró,Comentarios\nAna Ruiz,Panadería,Facebook,Quiere un horno',
      ['Ana Ruiz | Panadería | Facebook | Quiere un horno'],
    ],
    [
      'the same person twice: by phone in another form, by e-mail in capitals, by name and firm',
      [
        'Nombre,Empresa,Tel,Mail',
        'Ana Ruiz,Pan Sol,4775550101,ana@pan.example',
        'A. Ruiz,,+52 477 555 0101,',
        'Ana R.,,,ANA@pan.example',
        'ana ruíz,"Pan Sol, S.A. de C.V.",,',
        'Luis Paz,Pan Sol,,',
      ].join('\n'),
      [
        'Ana Ruiz | Pan Sol | 4775550101 | ana@pan.example',
        'A. Ruiz | +52 477 555 0101 | = 2',
        'Ana R. | ANA@pan.example | = 2',
        'ana ruíz | Pan Sol, S.A. de C.V. | = 2',
        'Luis Paz | Pan Sol',
      ],
    ],
    [
      'the same person again, where the first row cannot be read',
      'Nombre,Tel,Fecha\nAna Ruiz,4775550101,ayer\nAna Ruiz,4775550101,',
      ['Ana Ruiz | 4775550101 | ! contactedOn', 'Ana Ruiz | 4775550101'],
    ],
    [
      'rows without anything, and without a name',
      'Nombre,Tel\n,\n  ,  \n,4775550101\nAna Ruiz,',
      ['4775550101 | ! name', 'Ana Ruiz'],
    ],
    [
      'what cannot be seen, and lines within a cell',
      'Nombre,Notas\n"Ana\u200b  Ruiz","Primera\r\nSegunda"',
      ['Ana Ruiz | Primera + Segunda'],
    ],
    [
      'quotes and separators within the cells',
      'Nombre,Empresa\n"Ruiz, Ana","Pan ""El Sol"""',
      ['Ruiz, Ana | Pan "El Sol"'],
    ],
    ['too long a name', `Nombre,Tel\n${'Ana '.repeat(40)},`, [`${'Ana '.repeat(40).trim()} | ! name`]],
    [
      'headings of another program, in English',
      'First Name,Last Name,Company,Phone,Email,Lead Source,Owner\nAna,Ruiz,Pan Sol,4775550101,ana@pan.example,Web,Lucía Fernández',
      ['Ana Ruiz | Pan Sol | 4775550101 | ana@pan.example | Web | mem_lucia'],
    ],
    [
      'one column of phones, and one without a heading',
      'Nombre,,\nAna Ruiz,x,4775550101\nLuis Paz,y,4775550102',
      ['Ana Ruiz | 4775550101 | Columna B: x', 'Luis Paz | 4775550102 | Columna B: y'],
    ],
  ])('%s', (_what, text, rows) => {
    expect(read(text).map(told)).toEqual(rows);
  });

  test('rows keep their number in the sheet, and columns may be left out', () => {
    const rows = read('Lista\n\nNombre,Ciudad\nAna Ruiz,León\n\nLuis Paz,León', { keepsOthers: false });
    expect(rows.map(({ number, values }) => [number, values.name, values.notes])).toEqual([
      [4, 'Ana Ruiz', ''],
      [6, 'Luis Paz', ''],
    ]);
    expect(columnLetters(0) + columnLetters(25) + columnLetters(26) + columnLetters(701)).toBe('AZAAZZ');
  });
});

describe('F12 single values', () => {
  test.each([
    ['CDMX', 'CMX'],
    ['Ciudad de México', 'CMX'],
    ['MÉXICO D.F.', 'CMX'],
    ['Edo. de Méx.', 'MEX'],
    ['S.L.P.', 'SLP'],
    ['Q. Roo', 'ROO'],
    ['b.c.', 'BCN'],
    ['nuevo leon', 'NLE'],
    ['Qro.', 'QUE'],
    ['JAL', 'JAL'],
    ['California', undefined],
    ['', undefined],
  ])('Estado «%s»', (cell, code) => expect(stateWritten(cell)).toBe(code));

  test.each([
    ['31/12/2025', '2025-12-31'],
    ['1.2.24', '2024-02-01'],
    ['2024/2/1', '2024-02-01'],
    ['lunes 3 de marzo de 2025', '2025-03-03'],
    ['3 mar 2025', '2025-03-03'],
    ['15-sept-2024', '2024-09-15'],
    ['03/03/2025 09:15 a.m.', '2025-03-03'],
    ['2025-03-03T09:15:00', '2025-03-03'],
    ['45719', '2025-03-03'],
    ['45719.5', '2025-03-03'],
    ['30/02/2025', undefined],
    ['12/31/2025', undefined],
    ['ayer', undefined],
    ['123', undefined],
    ['', undefined],
  ])('day «%s»', (cell, day) => expect(dayWritten(cell)).toBe(day));

  test.each([
    ['477 555 0101', ['477 555 0101']],
    ['(477) 555-0101 y 477 555 0102', ['(477) 555-0101', '477 555 0102']],
    ['', []],
    ['pendiente', undefined],
    ['477 555 0101 / casa', ['477 555 0101 / casa']],
  ])('phones «%s»', (cell, phones) => expect(phonesWritten(cell)).toEqual(phones));

  test('addresses', () => {
    expect(emailsWritten('mailto:ana@pan.example')).toEqual(['ana@pan.example']);
    expect(emailsWritten('<ana@pan.example>, b@pan.example')).toEqual(['ana@pan.example', 'b@pan.example']);
  });
});

test('what the list exports is read again as it was', () => {
  const row: ProspectRow = {
    id: 'prs_0123456789abcdef',
    folio: 17,
    contactedOn: '2025-03-03',
    name: 'Ana Ruiz',
    companyName: 'Pan Sol, S.A. de C.V.',
    phone: '+524775550101',
    email: 'ana@pan.example',
    state: 'SLP',
    lineOfBusinessId: 'pan',
    contactChannelId: 'facebook',
    colour: '#1d5dbf',
    status: 'following',
    registeredBy: 'mem_lucia',
    attendedBy: 'mem_andres',
    workCentreId: 'wcn_0000000000000001',
    internalNotes: 'Llamar por la tarde',
    version: 1,
  };
  const names: Record<string, string> = { pan: 'Panadería', facebook: 'Facebook' };
  const nameOf = (id = '') =>
    names[id] ?? [...reading.people, ...reading.workCentres].find((one) => one.id === id)?.name ?? '';
  const sheet = prospectSheet([row], { nameOf, now: '2026-11-30T12:00' });
  const [again] = read(csvOf(csvTable(sheet)), { keepsOthers: false });
  expect(again).toMatchObject({
    attendedBy: 'mem_andres',
    values: {
      contactedOn: '2025-03-03',
      name: 'Ana Ruiz',
      companyName: 'Pan Sol, S.A. de C.V.',
      phone: '477 555 0101',
      email: 'ana@pan.example',
      state: 'SLP',
      lineOfBusiness: 'Panadería',
      contactChannel: 'Facebook',
      workCentreId: 'wcn_0000000000000001',
      internalNotes: 'Llamar por la tarde',
      notes: 'Folio anterior: 17',
    },
  });
  expect(again).not.toHaveProperty('fault');
});
