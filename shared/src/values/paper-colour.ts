/** Whether a colour is read on white paper. Apart from contrast.ts, which the form of a prospect brings along. */
import { contrast, leastContrast } from './contrast.ts';

/** Of figures and lines in `colour` on white paper. */
export function isReadableOnPaper(colour: string): boolean {
  return contrast(colour, '#ffffff') >= leastContrast;
}

/** The same hue, as much darker as white paper asks for. */
export function readableOnPaper(colour: string): string {
  let share = 1;
  let darker = colour;
  while (!isReadableOnPaper(darker)) {
    share -= 0.02;
    darker = `#${[1, 3, 5].map((from) => darkened(colour.slice(from, from + 2), share)).join('')}`;
  }
  return darker;
}

function darkened(channel: string, share: number): string {
  return Math.round(Number.parseInt(channel, 16) * share)
    .toString(16)
    .padStart(2, '0');
}
