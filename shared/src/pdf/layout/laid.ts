/** What the layout makes of a block: something as tall as it is, drawn where it is put, and split where a page ends. */
import type { Block, Colour, ImageFile, PathStep, Stroke } from '../document.ts';
import type { Shaper, Unit } from '../text/shaper.ts';
import type { StructureElement } from './structure.ts';

/** On a page, from its top left, in points. Without a mark it is an ornament, which no screen reader tells. */
export type Item = { mark: StructureElement | undefined } & (
  | { kind: 'text'; x: number; baseline: number; size: number; colour: Colour; units: readonly Unit[] }
  | { kind: 'path'; path: readonly PathStep[]; fill?: Colour; stroke?: Stroke }
  | { kind: 'image'; x: number; y: number; width: number; height: number; image: ImageFile }
);

/** Where things are drawn: one page. */
export type Page = Item[];

export interface Room {
  /** Left on this page. */
  available: number;
  /** Of an empty page. */
  whole: number;
}

export interface Laid {
  readonly height: number;
  draw(page: Page, x: number, y: number): void;
  /**
   * What goes on this page, and the rest. Undefined when nothing of it should; on an empty page (`available` = `whole`)
   * whatever is taller than that gives something.
   */
  split(room: Room): readonly [Laid, Laid] | undefined;
}

/** What a block is laid out with. */
export interface Kit {
  shaper: Shaper;
  /** Of images that can be read. */
  sizeOf: (image: ImageFile) => { width: number; height: number } | undefined;
  layOut: (block: Block, space: Space, kit: Kit) => Laid;
}

/** Where a block goes. */
export interface Space {
  width: number;
  /** Of an empty page: nothing that cannot be split is taller. */
  height: number;
  /** What it is part of; without it, an ornament. */
  parent: StructureElement | undefined;
}

/** As tall as nothing. */
export const nothing: Laid = { height: 0, draw: () => undefined, split: () => undefined };
