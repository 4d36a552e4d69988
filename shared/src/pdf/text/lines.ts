/** Text into lines no wider than their column. */
import type { Colour, Span, Text, TextStyle } from '../document.ts';
import { isSoftEnd, mayBreakBetween } from './break-points.ts';
import { clustersOf, settable } from './clusters.ts';
import { widthOf, wordOf, type Shaper, type Unit, type Word } from './shaper.ts';

/** Letters of one look, one after the other. */
export interface Piece {
  units: readonly Unit[];
  size: number;
  colour: Colour;
  /** In points, from the beginning of the line. */
  x: number;
}

export interface Line {
  pieces: Piece[];
  /** In points, without the spaces at its end. */
  width: number;
  /** Of the lines that the text itself has, it is the first or the last. */
  begins: boolean;
  ends: boolean;
}

interface Part {
  word: Word;
  size: number;
  colour: Colour;
}

/** What no line parts, though it may change its look inside. */
interface Chunk {
  parts: Part[];
  /** In points; `full` with the spaces at its end. */
  width: number;
  full: number;
}

export function linesOf(text: Text, style: TextStyle, width: number, shaper: Shaper): Line[] {
  const spans = typeof text === 'string' ? [{ text }] : text;
  return hardLines(spans, style, shaper).flatMap((parts) => {
    const lines = filled(chunksOf(parts), width);
    return lines.map((line, index) => ({ ...line, begins: index === 0, ends: index === lines.length - 1 }));
  });
}

/** The same, ended by an ellipsis where it would take more lines than these. */
export function fewLinesOf(most: number, text: Text, style: TextStyle, width: number, shaper: Shaper): Line[] {
  const whole = linesOf(text, style, width, shaper);
  if (whole.length <= most) return whole;
  const clusters = clustersOf(settable(plainText(text)));
  const cut = (count: number) => {
    return linesOf(`${clusters.slice(0, count).join('').trimEnd()}…`, style, width, shaper);
  };
  let [fits, tooMany] = [0, clusters.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (cut(middle).length <= most) fits = middle;
    else tooMany = middle;
  }
  return cut(fits);
}

export function plainText(text: Text): string {
  return typeof text === 'string' ? text : text.map((span) => span.text).join('');
}

/** The lines that the text itself has. */
function hardLines(spans: readonly Span[], style: TextStyle, shaper: Shaper): Part[][] {
  const lines: Part[][] = [[]];
  for (const span of spans) {
    const [size, colour] = [span.size ?? style.size, span.colour ?? style.colour];
    shaper.wordsOf(span, style).forEach((words, index) => {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(...words.map((word) => ({ word, size, colour })));
    });
  }
  return lines;
}

function chunksOf(parts: readonly Part[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const part of parts) {
    const chunk = chunks.at(-1);
    const before = chunk?.parts.at(-1)?.word.units.at(-1)?.text;
    const [width, full] = [part.word.width * part.size, part.word.fullWidth * part.size];
    if (!chunk || before === undefined || mayBreakBetween(before, part.word.units[0]?.text ?? '')) {
      chunks.push({ parts: [part], width, full });
      continue;
    }
    chunk.parts.push(part);
    chunk.width = chunk.full + width;
    chunk.full += full;
  }
  return chunks;
}

// Sums of widths differ in their last digit by the order of adding.
const tolerance = 0.001;

function filled(chunks: readonly Chunk[], width: number): Pick<Line, 'pieces' | 'width'>[] {
  const lines: Pick<Line, 'pieces' | 'width'>[] = [];
  let line: Chunk[] = [];
  let used = 0;
  const end = () => {
    lines.push(lineOf(line));
    [line, used] = [[], 0];
  };
  for (const chunk of chunks) {
    if (line.length && used + chunk.width > width + tolerance) end();
    const pieces = chunk.width > width + tolerance ? brokenUp(chunk, width) : [chunk];
    pieces.forEach((piece, index) => {
      if (index > 0) end();
      line.push(piece);
      used += piece.full;
    });
  }
  end();
  return lines;
}

/** A word that no line holds, in pieces that lines hold, ended where it hurts least. */
function brokenUp(chunk: Chunk, most: number): Chunk[] {
  const pieces: Chunk[] = [];
  for (const part of chunk.parts) {
    for (const units of splitUnits(part.word.units, most / part.size)) {
      const word = wordOf(units);
      const [width, full] = [word.width * part.size, word.fullWidth * part.size];
      pieces.push({ parts: [{ ...part, word }], width, full });
    }
  }
  return pieces;
}

function splitUnits(units: readonly Unit[], width: number): Unit[][] {
  const pieces: Unit[][] = [[]];
  let used = 0;
  for (const unit of units) {
    const piece = pieces.at(-1) ?? [];
    if (piece.length && used + unit.width > width && unit.text !== ' ') {
      const rest = piece.splice(endOf(piece));
      pieces.push([...rest, unit]);
      used = widthOf(rest) + unit.width;
      continue;
    }
    piece.push(unit);
    used += unit.width;
  }
  return pieces;
}

/** After the last sign of an address in the second half of the line, else at its very end. */
function endOf(piece: readonly Unit[]): number {
  const soft = piece.findLastIndex(({ text }) => isSoftEnd(text));
  return soft >= piece.length / 2 ? soft + 1 : piece.length;
}

function lineOf(chunks: readonly Chunk[]): Pick<Line, 'pieces' | 'width'> {
  const pieces: (Piece & { units: Unit[] })[] = [];
  let x = 0;
  let width = 0;
  for (const { word, size, colour } of chunks.flatMap(({ parts }) => parts)) {
    const last = pieces.at(-1);
    if (last && last.size === size && last.colour === colour) last.units.push(...word.units);
    else pieces.push({ units: [...word.units], size, colour, x });
    width = x + word.width * size;
    x += word.fullWidth * size;
  }
  return { pieces, width };
}
