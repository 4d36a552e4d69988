/** The frame of every document: whose it is, what it is, and which page of how many. */
import type {
  Block,
  Colour,
  Columns,
  ImageFile,
  PageBreak,
  PageNumber,
  PrintedDocument,
  TextStyle,
  Width,
} from './document.ts';
import { inks, margins, styles } from './palette.ts';
import { letter } from './document.ts';

export interface Letterhead {
  company: {
    name: string;
    /** What SAT knows of it, line by line, where the paper says that at its head. */
    fiscal?: readonly string[];
    /** How to reach it, below that: a line. */
    contact?: string | undefined;
    logo?: ImageFile | undefined;
    /** Its own: of the line below the head, of the number above it and of the line below each table's head. */
    colour?: Colour | undefined;
  };
  /** `Expediente`, `Cotización`. */
  kind: string;
  /** `No. 128`. */
  number: string;
  /** Of later pages, beside the number: who it is about. */
  about: string;
  /** Of the line below the head where the company has no colour: the paper's own, or of what it is about. */
  colour: Colour;
  /** At the foot: when and by whom it was made. */
  made: string;
  /** Above it, more of whose it is. */
  foot?: string | undefined;
}

const none = { top: 0, right: 0, bottom: 0, left: 0 };

/** A letter-size document in Spanish of Mexico around its body. */
export function letterDocument(
  { title, body, snugBody, copies }: Pick<PrintedDocument, 'title' | 'body' | 'snugBody' | 'copies'>,
  letterhead: Letterhead,
): PrintedDocument {
  const { colour } = letterhead.company;
  const inColour = (blocks: PrintedDocument['body']) =>
    colour ? blocks.map((block) => withHeadsIn(colour, block)) : blocks;
  return {
    title,
    language: 'es-MX',
    author: letterhead.company.name,
    size: letter,
    margins,
    header: ({ page }) => (page === 1 ? firstHeader(letterhead) : laterHeader(letterhead)),
    footer: (at) => footer(letterhead, at),
    body: inColour(body),
    ...(snugBody ? { snugBody: inColour(snugBody) } : {}),
    ...(copies?.length ? { copies } : {}),
  };
}

/** Tables of a paper have their heads underlined in the company's colour, however deep they stand. */
function withHeadsIn<Any extends Block | PageBreak>(colour: Colour, block: Any): Any {
  if (block.kind === 'stack') return { ...block, blocks: block.blocks.map((one) => withHeadsIn(colour, one)) };
  if (block.kind === 'columns') {
    return {
      ...block,
      columns: block.columns.map((one) => ({
        ...one,
        ...(one.block ? { block: withHeadsIn(colour, one.block) } : {}),
      })),
    };
  }
  if (block.kind !== 'table' || !block.header.line) return block;
  return { ...block, header: { ...block.header, line: colour, thickness: 1 } };
}

function firstHeader({ company, kind, number, colour }: Letterhead): Block {
  return {
    kind: 'box',
    padding: { ...none, bottom: 26 },
    block: {
      kind: 'stack',
      blocks: [
        {
          kind: 'columns',
          gap: 24,
          columns: [
            { width: { share: 1 }, block: whose(company) },
            {
              width: { points: 170 },
              block: {
                kind: 'paragraph',
                align: 'right',
                text: [
                  { text: number, ...(company.colour ? { colour: company.colour } : {}) },
                  { text: `\n${kind}`, weight: 'regular', size: 9, tracking: 0, colour: inks.soft },
                ],
                style: styles.heading,
              },
            },
          ],
        },
        { kind: 'rule', colour: company.colour ?? colour, thickness: 1.5, above: 8 },
      ],
    },
  };
}

/** In words; with a logo they stand small below it, since few logos tell the legal name. */
function whose({ name, fiscal = [], contact, logo }: Letterhead['company']): Block {
  const reach = contact ? [contact] : [];
  if (!logo) return named(name, [...fiscal, ...reach]);
  // An RFC alone has room beside the name.
  const words = [name, ...fiscal].join(fiscal.length > 1 ? '\n' : ' · ');
  return {
    kind: 'stack',
    blocks: [
      { kind: 'picture', image: logo, height: 44, alt: name },
      {
        kind: 'paragraph',
        text: [words, ...reach].join('\n'),
        style: styles.small,
        above: 5,
      },
    ],
  };
}

function named(name: string, [first, ...more]: readonly string[]): Block {
  const small = { weight: 'regular', size: 8, tracking: 0, colour: inks.soft } as const;
  const head: Block = {
    kind: 'paragraph',
    text: [{ text: name }, ...(first ? [{ text: `\n${first}`, ...small }] : [])],
    style: styles.heading,
  };
  if (!more.length) return head;
  return { kind: 'stack', blocks: [head, { kind: 'paragraph', text: more.join('\n'), style: styles.small }] };
}

function laterHeader({ company, kind, number, about }: Letterhead): Block {
  return {
    kind: 'box',
    padding: { ...none, bottom: 18 },
    block: {
      kind: 'stack',
      blocks: [
        pair(company.name, `${kind} ${number} · ${about}`),
        { kind: 'rule', colour: inks.line, thickness: 0.5, above: 5 },
      ],
    },
  };
}

function footer({ made, foot }: Letterhead, { page, pages, copy }: PageNumber): Block {
  const number = `Página ${page} de ${pages}`;
  // On the line that is there anyway: a copy has its lines on the pages on which the document has them.
  const last = copy ? lastOfCopy(made, copy, number) : pair(made, number, { points: 100 });
  const more: Block[] = foot ? [{ kind: 'paragraph', text: foot, style: styles.small, mostLines: 3 }] : [];
  return {
    kind: 'box',
    padding: { ...none, top: 14 },
    block: more.length ? { kind: 'stack', blocks: [...more, last] } : last,
  };
}

/** One line of small words at the left edge, another at the right. */
function pair(left: string, right: string, rightWidth: Width = { share: 1.2 }): Block {
  return {
    kind: 'columns',
    gap: 16,
    columns: [
      { width: { share: 1 }, block: { kind: 'paragraph', text: left, style: styles.small, mostLines: 1 } },
      {
        width: rightWidth,
        block: { kind: 'paragraph', text: right, style: styles.small, align: 'right', mostLines: 1 },
      },
    ],
  };
}

/** When it was made, whose copy it is, and its page. */
function lastOfCopy(made: string, copy: string, number: string): Block {
  const side = (text: string, points: number, style: TextStyle = styles.small): Columns['columns'][number] => ({
    width: { points },
    block: { kind: 'paragraph', text, style, align: 'right', mostLines: 1 },
  });
  return {
    kind: 'columns',
    gap: 10,
    columns: [
      { width: { share: 1 }, block: { kind: 'paragraph', text: made, style: styles.small, mostLines: 1 } },
      side(copy, 122, { ...styles.small, weight: 'bold', colour: inks.ink }),
      side(number, 70),
    ],
  };
}
