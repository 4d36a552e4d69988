/** A document onto pages. */
import type { Block, ImageFile, PageNumber, PrintedDocument } from '../document.ts';
import { Shaper } from '../text/shaper.ts';
import { layOutBox } from './box.ts';
import { layOutColumns } from './columns.ts';
import { layOutDrawing, layOutRule } from './drawing.ts';
import type { Kit, Laid, Page, Space } from './laid.ts';
import { layOutParagraph } from './paragraph.ts';
import { layOutPicture } from './picture.ts';
import { layOutStack, stackOf } from './stack.ts';
import { StructureElement } from './structure.ts';
import { layOutTable } from './table.ts';

export interface LaidOut {
  pages: Page[];
  structure: StructureElement;
}

function layOutBlock(block: Block, space: Space, kit: Kit): Laid {
  switch (block.kind) {
    case 'paragraph':
      return layOutParagraph(block, space, kit);
    case 'stack':
      return layOutStack(block, space, kit);
    case 'columns':
      return layOutColumns(block, space, kit);
    case 'box':
      return layOutBox(block, space, kit);
    case 'table':
      return layOutTable(block, space, kit);
    case 'picture':
      return layOutPicture(block, space, kit);
    case 'rule':
      return layOutRule(block, space);
    case 'drawing':
      return layOutDrawing(block, space, kit);
  }
}

type Faces = ConstructorParameters<typeof Shaper>[0];

export function layOut(document: PrintedDocument, faces: Faces, sizeOf: Kit['sizeOf']): LaidOut {
  const { snugBody, copies = [] } = document;
  const [usual, fewest] = [laidOutOnce(document, faces, sizeOf), Math.max(1, copies.length)];
  // What takes three pages takes no single one however close it stands.
  if (!snugBody || usual.pages.length !== fewest * 2) return usual;
  const snug = laidOutOnce({ ...document, body: snugBody }, faces, sizeOf);
  return snug.pages.length === fewest ? snug : usual;
}

function laidOutOnce(document: PrintedDocument, faces: Faces, sizeOf: Kit['sizeOf']): LaidOut {
  const kit: Kit = { shaper: new Shaper(faces), sizeOf, layOut: layOutBlock };
  const structure = new StructureElement('Document');
  const frame = new Frame(document, kit);
  const { copies = [] } = document;
  const pages = copies.length
    ? copies.flatMap((copy) => pagesOf(document, { frame, kit, parent: structure.add('Sect'), copy }))
    : pagesOf(document, { frame, kit, parent: structure });
  return { pages, structure };
}

interface Making {
  frame: Frame;
  kit: Kit;
  parent: StructureElement;
  copy?: string;
}

function pagesOf(document: PrintedDocument, { frame, kit, parent, copy }: Making): Page[] {
  const bodies = partsOf(document).flatMap((blocks, part) => {
    const space = { width: frame.width, height: frame.leastHeight, parent };
    return paginate(stackOf(blocks, space, kit), (index) => frame.heightOf(part === 0 && index === 0 ? 1 : 2));
  });
  return bodies.map((body, index) => frame.drawn(body, { page: index + 1, pages: bodies.length, copy }));
}

/** What stands between page breaks. */
function partsOf({ body }: PrintedDocument): Block[][] {
  const parts: Block[][] = [[]];
  for (const block of body) {
    if (block.kind === 'page-break') parts.push([]);
    else parts.at(-1)?.push(block);
  }
  return parts;
}

// Heights are sums of fractions: what fits but for rounding fits.
const tolerance = 0.01;

function paginate(content: Laid, heightOf: (index: number) => number): Laid[] {
  const pages: Laid[] = [];
  let rest = content;
  for (;;) {
    const available = heightOf(pages.length) + tolerance;
    const parts = rest.height > available ? rest.split({ available, whole: available }) : undefined;
    pages.push(parts?.[0] ?? rest);
    if (!parts) return pages;
    [, rest] = parts;
  }
}

/** Header, footer and what they leave. */
class Frame {
  readonly width: number;
  readonly #document: PrintedDocument;
  readonly #kit: Kit;
  readonly #heights = new Map<number, number>();

  constructor(document: PrintedDocument, kit: Kit) {
    this.#document = document;
    this.#kit = kit;
    this.width = document.size.width - document.margins.left - document.margins.right;
  }

  /** Of the body on the first page, or on any later one. */
  heightOf(page: number): number {
    const here = this.#heights.get(page);
    if (here !== undefined) return here;
    const { size, margins } = this.#document;
    const at = { page, pages: page };
    const around = (this.#header(at)?.height ?? 0) + (this.#footer(at)?.height ?? 0);
    const height = size.height - margins.top - margins.bottom - around;
    this.#heights.set(page, height);
    return height;
  }

  get leastHeight(): number {
    return Math.min(this.heightOf(1), this.heightOf(2));
  }

  drawn(body: Laid, at: PageNumber): Page {
    const { size, margins } = this.#document;
    const page: Page = [];
    const [header, footer] = [this.#header(at), this.#footer(at)];
    header?.draw(page, margins.left, margins.top);
    body.draw(page, margins.left, margins.top + (header?.height ?? 0));
    footer?.draw(page, margins.left, size.height - margins.bottom - footer.height);
    return page;
  }

  #header(at: PageNumber): Laid | undefined {
    return this.#ornament(this.#document.header?.(at));
  }

  #footer(at: PageNumber): Laid | undefined {
    return this.#ornament(this.#document.footer?.(at));
  }

  #ornament(block: Block | undefined): Laid | undefined {
    const { size } = this.#document;
    return block && layOutBlock(block, { width: this.width, height: size.height, parent: undefined }, this.#kit);
  }
}

/** Every image of a document, once. */
export function imagesOf(document: PrintedDocument): ImageFile[] {
  const found = new Set<ImageFile>();
  const see = (block: Block | undefined): void => {
    if (!block) return;
    if (block.kind === 'picture') found.add(block.image);
    else if (block.kind === 'stack') block.blocks.forEach(see);
    else if (block.kind === 'columns') block.columns.forEach(({ block: inner }) => see(inner));
    else if (block.kind === 'box') see(block.block);
    else if (block.kind === 'table') block.rows.forEach(({ cells }) => cells.forEach(see));
  };
  for (const block of document.body) if (block.kind !== 'page-break') see(block);
  for (const part of [document.header, document.footer]) for (const page of [1, 2]) see(part?.({ page, pages: 2 }));
  return [...found];
}
