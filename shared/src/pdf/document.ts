/**
 * What a printed document is made of. Documents (dossier, quote, report) say what they hold in these words; where it goes on
 * which page is decided by `layout/`, the bytes by `write/`. Lengths are points (72 to the inch), from the top left.
 */

/** Ink and paper. Hex, `#23479b`. */
export type Colour = `#${string}`;

export type Weight = 'regular' | 'bold';

export interface TextStyle {
  /** Of the letters, in points. */
  size: number;
  /** From one line to the next, in points. */
  leading: number;
  weight: Weight;
  colour: Colour;
  /** Every figure as wide as any other, for columns of numbers. */
  tabular?: boolean;
  /** Added after each letter, in ems: large titles stand closer. */
  tracking?: number;
}

/** Words that look alike; what a span leaves out it takes from its paragraph. */
export interface Span extends Partial<Omit<TextStyle, 'leading'>> {
  text: string;
}

export type Text = string | readonly Span[];

/** What it is to a screen reader (ISO 32000, 14.8.4). Left out, it is a paragraph. */
export type TextRole = 'P' | 'H1' | 'H2' | 'H3' | 'Caption' | 'Lbl';

interface Placed {
  /** Room above; none at the top of a page. */
  above?: number;
  /** On the page on which the next block begins: a heading is never the last line. */
  withNext?: boolean;
}

/** Text that flows over lines and pages. A line break in it is one; no page takes or leaves a single line of it. */
export interface Paragraph extends Placed {
  kind: 'paragraph';
  text: Text;
  style: TextStyle;
  role?: TextRole;
  align?: 'left' | 'centre' | 'right';
  /** No more than these; what is left over is told by an ellipsis. */
  mostLines?: number;
}

/** Blocks below one another. */
export interface Stack extends Placed {
  kind: 'stack';
  blocks: readonly Block[];
  /** Moves to the next page rather than being split; only what is taller than a page is split all the same. */
  together?: boolean;
  /** A part of the document, told as such to screen readers. */
  role?: 'Sect';
}

/** Blocks beside one another, top edges level: a grid of facts, two signatures, totals at the right. */
export interface Columns extends Placed {
  kind: 'columns';
  columns: readonly { width: Width; block?: Block }[];
  gap: number;
}

/** In points, or a share of what those in points leave. */
export type Width = { points: number } | { share: number };

/** Whatever it holds on a ground, within a border, or beside a bar. */
export interface Box extends Placed {
  kind: 'box';
  block: Block;
  padding: Sides;
  fill?: Colour;
  border?: Colour;
  /** A thick line at the left edge. */
  bar?: { colour: Colour; width: number };
  radius?: number;
}

export interface Sides {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** The header is repeated on each page. A row is split only when it is taller than a page, or than `flowsFrom`. */
export interface Table extends Placed {
  kind: 'table';
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** Its line is half a point thick unless told. */
  header: { style: TextStyle; fill?: Colour; line?: Colour; thickness?: number };
  cell: { padding: Sides; line?: Colour };
  /** Rows at least so tall go on on the next page rather than leaving the end of this one empty. */
  flowsFrom?: number;
}

export interface TableColumn {
  title: string;
  width: Width;
  align?: 'left' | 'centre' | 'right';
}

export interface TableRow {
  cells: readonly Block[];
  fill?: Colour;
  /** Its only cell goes over all columns. */
  spans?: boolean;
  /** Never the last one of a page. */
  withNext?: boolean;
}

/** Scaled down to fit, never up beyond `height`. */
export interface Picture extends Placed {
  kind: 'picture';
  image: ImageFile;
  /** At most. */
  height: number;
  /** What it shows, for who does not see it. */
  alt: string;
  align?: 'left' | 'centre' | 'right';
}

export interface ImageFile {
  bytes: Uint8Array;
  type: 'image/jpeg' | 'image/png';
}

/** A line across. */
export interface Rule extends Placed {
  kind: 'rule';
  colour: Colour;
  thickness: number;
  /** From the left; all of the width when left out. */
  length?: number;
}

/** Lines, areas and words at given places: a light, a chart. What it says stands in `alt`, or it is an ornament. */
export interface Drawing extends Placed {
  kind: 'drawing';
  width: number;
  height: number;
  shapes: readonly Shape[];
  alt?: string;
}

export type Shape =
  | { kind: 'path'; path: readonly PathStep[]; fill?: Colour; stroke?: Stroke }
  | { kind: 'circle'; x: number; y: number; radius: number; fill?: Colour; stroke?: Stroke }
  | {
      kind: 'rectangle';
      x: number;
      y: number;
      width: number;
      height: number;
      radius?: number;
      fill?: Colour;
      stroke?: Stroke;
    }
  /** `x`, `y` is where its base line begins, ends, or has its middle, by `align`. */
  | { kind: 'words'; x: number; y: number; text: string; style: TextStyle; align?: 'left' | 'centre' | 'right' };

export interface Stroke {
  colour: Colour;
  width: number;
  /** Lengths of dash and gap. */
  dash?: readonly [number, number];
  cap?: 'butt' | 'round';
}

/** Absolute places: move, line, curve by two control points, close. */
export type PathStep =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export type Block = Paragraph | Stack | Columns | Box | Table | Picture | Rule | Drawing;

/** What follows begins on a new page. */
export interface PageBreak {
  kind: 'page-break';
}

export interface PageNumber {
  page: number;
  pages: number;
  /** Whose pages these are, of a document made in copies. */
  copy?: string | undefined;
}

export interface PrintedDocument {
  /** In the window's title and read aloud first. */
  title: string;
  /** BCP 47. */
  language: string;
  author: string;
  size: { width: number; height: number };
  /** Within which header, body and footer stay. */
  margins: Sides;
  /** Above and below the body of each page; what they say of numbers must not change how tall they are. */
  header?: (at: PageNumber) => Block | undefined;
  footer?: (at: PageNumber) => Block | undefined;
  body: readonly (Block | PageBreak)[];
  /** The same closer together: it takes the body's place where all of it then goes on one page, and only there. */
  snugBody?: PrintedDocument['body'];
  /** All of it once for each, every one with pages 1 to the last; header and footer are told its name. */
  copies?: readonly string[] | undefined;
}

/** Carta, the paper of Mexico. */
export const letter = { width: 612, height: 792 };
