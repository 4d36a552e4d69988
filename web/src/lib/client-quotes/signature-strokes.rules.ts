/** A signature while it is drawn: whole numbers within the field, and never more than is taken. Pure. */
import {
  mostSignatureNumbers,
  mostStrokeNumbers,
  mostStrokes,
  signatureField,
} from '@folio/shared/client-quotes/client-quote.rules.ts';

type Strokes = readonly (readonly number[])[];

/** Below this nobody sees a difference, and a slow hand would fill the field with numbers. */
const leastStep = 3;

export function withPoint(strokes: Strokes, { x, y }: { x: number; y: number }, begins: boolean): Strokes {
  const here = [within(x, signatureField.width), within(y, signatureField.height)] as const;
  if (count(strokes) + 4 > mostSignatureNumbers) return strokes;
  const last = strokes.at(-1);
  if (begins || !last) return strokes.length < mostStrokes ? [...strokes, here] : strokes;
  const [lastX = 0, lastY = 0] = last.slice(-2);
  const isFar = Math.abs(here[0] - lastX) + Math.abs(here[1] - lastY) >= leastStep;
  if (!isFar) return strokes;
  // A long one goes on as another, from where it is.
  if (last.length + 2 > mostStrokeNumbers) {
    return strokes.length < mostStrokes ? [...strokes, [lastX, lastY, ...here]] : strokes;
  }
  return [...strokes.slice(0, -1), [...last, ...here]];
}

function count(strokes: Strokes): number {
  return strokes.reduce((sum, { length }) => sum + length, 0);
}

function within(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)));
}
