/** Rectangles, circles and lines as the one thing that pages draw: paths. */
import type { PathStep } from '../document.ts';

/** How far the controls of a quarter of a circle stand from its ends, as a share of the radius. */
const roundness = 0.5522847498;

export function rectangle(x: number, y: number, width: number, height: number, radius = 0): PathStep[] {
  const [right, bottom] = [x + width, y + height];
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return [['M', x, y], ['L', right, y], ['L', right, bottom], ['L', x, bottom], ['Z']];
  const k = r * (1 - roundness);
  return [
    ['M', x + r, y],
    ['L', right - r, y],
    ['C', right - k, y, right, y + k, right, y + r],
    ['L', right, bottom - r],
    ['C', right, bottom - k, right - k, bottom, right - r, bottom],
    ['L', x + r, bottom],
    ['C', x + k, bottom, x, bottom - k, x, bottom - r],
    ['L', x, y + r],
    ['C', x, y + k, x + k, y, x + r, y],
    ['Z'],
  ];
}

export function circle(x: number, y: number, radius: number): PathStep[] {
  return rectangle(x - radius, y - radius, radius * 2, radius * 2, radius);
}

export function horizontal(x: number, y: number, length: number): PathStep[] {
  return [
    ['M', x, y],
    ['L', x + length, y],
  ];
}

export function movedBy(path: readonly PathStep[], dx: number, dy: number): PathStep[] {
  return path.map((step): PathStep => {
    if (step[0] === 'Z') return step;
    if (step[0] !== 'C') return [step[0], step[1] + dx, step[2] + dy];
    return ['C', step[1] + dx, step[2] + dy, step[3] + dx, step[4] + dy, step[5] + dx, step[6] + dy];
  });
}
