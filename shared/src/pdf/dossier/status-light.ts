/** Estatus on paper: the shape and the word of the traffic light on screen. */
import { statusNames, type ProspectStatus } from '../../prospects/prospect.rules.ts';
import type { Block, Colour, Shape, Stroke } from '../document.ts';
import { inks, styles } from '../palette.ts';

const hues: Record<ProspectStatus, Colour> = {
  following: inks.following,
  quoted: inks.quoted,
  ordered: inks.ordered,
  cancelled: inks.cancelled,
};

const at = { x: 6, y: 7.2, radius: 4.2 };
const thick = (colour: Colour): Stroke => ({ colour, width: 1.4, cap: 'round' });

const shapesOf: Record<ProspectStatus, (colour: Colour) => Shape[]> = {
  following: (colour) => [{ kind: 'circle', ...at, stroke: thick(colour) }],
  quoted: (colour) => [
    { kind: 'circle', ...at, stroke: thick(colour) },
    { kind: 'path', path: leftHalf, fill: colour },
  ],
  ordered: (colour) => [
    { kind: 'circle', ...at, radius: at.radius + 0.7, fill: colour },
    { kind: 'path', path: tick, stroke: thick('#ffffff') },
  ],
  cancelled: (colour) => [{ kind: 'path', path: cross, stroke: thick(colour) }],
};

const bulge = at.radius * 1.333;
const leftHalf = [
  ['M', at.x, at.y - at.radius],
  ['C', at.x - bulge, at.y - at.radius, at.x - bulge, at.y + at.radius, at.x, at.y + at.radius],
  ['Z'],
] as const;
const tick = [
  ['M', at.x - 2, at.y + 0.2],
  ['L', at.x - 0.6, at.y + 1.6],
  ['L', at.x + 2.1, at.y - 1.5],
] as const;
const cross = [
  ['M', at.x - 3.2, at.y - 3.2],
  ['L', at.x + 3.2, at.y + 3.2],
  ['M', at.x + 3.2, at.y - 3.2],
  ['L', at.x - 3.2, at.y + 3.2],
] as const;

/** @param reason why it was cancelled */
export function statusLight(status: ProspectStatus, reason: string): Block {
  const colour = hues[status];
  const words = [{ text: statusNames[status], weight: 'bold' as const, colour }];
  const why = reason ? [{ text: `   Motivo: ${reason}`, colour: inks.soft }] : [];
  return {
    kind: 'columns',
    gap: 4,
    above: 9,
    columns: [
      { width: { points: 12 }, block: { kind: 'drawing', width: 12, height: 14, shapes: shapesOf[status](colour) } },
      { width: { share: 1 }, block: { kind: 'paragraph', text: [...words, ...why], style: styles.body } },
    ],
  };
}
