import type { Drawing, Rule, Shape } from '../document.ts';
import { linesOf } from '../text/lines.ts';
import type { Item, Kit, Laid, Page, Space } from './laid.ts';
import { circle, horizontal, movedBy, rectangle } from './shapes.ts';
import type { StructureElement } from './structure.ts';

export function layOutRule({ colour, thickness, length }: Rule, { width }: Space): Laid {
  return {
    height: thickness,
    draw(page, x, y) {
      const path = horizontal(x, y + thickness / 2, Math.min(length ?? width, width));
      page.push({ kind: 'path', path, stroke: { colour, width: thickness }, mark: undefined });
    },
    split: () => undefined,
  };
}

/** What is wider than its place, or taller than a page, is drawn smaller. */
export function layOutDrawing({ width, height, shapes, alt }: Drawing, space: Space, kit: Kit): Laid {
  const mark = alt === undefined ? undefined : space.parent?.add('Figure', { alt });
  const scale = Math.min(1, space.width / width, space.height / height);
  return {
    height: height * scale,
    draw(page, x, y) {
      for (const shape of shapes) drawShape(page, shape, { x, y, scale, mark, kit });
    },
    split: () => undefined,
  };
}

interface Place {
  x: number;
  y: number;
  scale: number;
  mark: StructureElement | undefined;
  kit: Kit;
}

const slack = { left: 0, centre: 0.5, right: 1 };

function drawShape(page: Page, shape: Shape, { x, y, scale, mark, kit }: Place): void {
  if (shape.kind === 'words') {
    const [line] = linesOf(shape.text, shape.style, Number.MAX_VALUE, kit.shaper);
    const left = x + shape.x * scale - (line?.width ?? 0) * scale * slack[shape.align ?? 'left'];
    for (const { units, size, colour, x: within } of line?.pieces ?? []) {
      const baseline = y + shape.y * scale;
      page.push({ kind: 'text', x: left + within * scale, baseline, size: size * scale, colour, units, mark });
    }
    return;
  }
  const path = movedBy(scaledPath(shape, scale), x, y);
  const item: Item = { kind: 'path', path, mark };
  if (shape.fill) item.fill = shape.fill;
  if (shape.stroke) item.stroke = { ...shape.stroke, width: shape.stroke.width * scale };
  page.push(item);
}

function scaledPath(shape: Exclude<Shape, { kind: 'words' }>, scale: number) {
  switch (shape.kind) {
    case 'circle':
      return circle(shape.x * scale, shape.y * scale, shape.radius * scale);
    case 'rectangle': {
      const { x, y, width, height, radius = 0 } = shape;
      return rectangle(x * scale, y * scale, width * scale, height * scale, radius * scale);
    }
    case 'path':
      return shape.path.map((step) => {
        const [name, ...places] = step;
        return [name, ...places.map((place) => place * scale)] as unknown as typeof step; // as many numbers as before
      });
  }
}
