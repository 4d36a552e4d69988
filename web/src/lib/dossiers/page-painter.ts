/** Pages on a canvas, from the same places and outlines that the PDF is written from: what one sees is what one gets. */
import type { PathStep } from '@folio/shared/pdf/document.ts';
import type { FontFace as PrintedFace } from '@folio/shared/pdf/fonts/font-face.ts';
import type { Item } from '@folio/shared/pdf/layout/laid.ts';
import type { PrintedPages } from '@folio/shared/pdf/make-pdf.ts';

type Context = OffscreenCanvasRenderingContext2D;
type OfKind<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>;

export class PagePainter {
  readonly #glyphs = new Map<PrintedFace, Map<number, Path2D>>();

  async paint({ document, laidOut }: PrintedPages, page: number, widthPx: number): Promise<ImageBitmap | undefined> {
    const items = laidOut.pages[page];
    const { width, height } = document.size;
    const scale = widthPx / width;
    const canvas = new OffscreenCanvas(widthPx, Math.round(height * scale));
    const context = canvas.getContext('2d');
    if (!items || !context) return undefined;
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (const item of items) {
      context.setTransform(scale, 0, 0, scale, 0, 0);
      if (item.kind === 'text') this.#text(context, item, scale);
      else if (item.kind === 'path') drawPath(context, item);
      else await drawImage(context, item);
    }
    return canvas.transferToImageBitmap();
  }

  #text(context: Context, { x, baseline, size, colour, units }: OfKind<'text'>, scale: number): void {
    context.fillStyle = colour;
    let left = x;
    for (const { face, id, advance } of units.flatMap(({ glyphs }) => glyphs)) {
      const unit = (scale * size) / face.unitsPerEm;
      // Outlines count upwards.
      context.setTransform(unit, 0, 0, -unit, left * scale, baseline * scale);
      context.fill(this.#glyph(face, id));
      left += advance * size;
    }
  }

  #glyph(face: PrintedFace, id: number): Path2D {
    const ofFace = this.#glyphs.get(face) ?? new Map<number, Path2D>();
    this.#glyphs.set(face, ofFace);
    const glyph = ofFace.get(id) ?? pathOf(face.outlineOf(id));
    ofFace.set(id, glyph);
    return glyph;
  }
}

/** Decoded for this page alone: those of sixty pages at once would be more than a phone holds. */
async function drawImage(context: Context, { image, x, y, width, height }: OfKind<'image'>): Promise<void> {
  const blob = new Blob([image.bytes.slice()], { type: image.type });
  const bitmap = await createImageBitmap(blob).catch(() => undefined);
  if (!bitmap) return;
  context.drawImage(bitmap, x, y, width, height);
  bitmap.close();
}

function drawPath(context: Context, { path, fill, stroke }: OfKind<'path'>): void {
  const shape = pathOf(path);
  if (fill) {
    context.fillStyle = fill;
    context.fill(shape);
  }
  if (!stroke) return;
  context.strokeStyle = stroke.colour;
  context.lineWidth = stroke.width;
  context.lineCap = stroke.cap ?? 'butt';
  context.lineJoin = stroke.cap === 'round' ? 'round' : 'miter';
  context.setLineDash([...(stroke.dash ?? [])]);
  context.stroke(shape);
}

function pathOf(steps: readonly PathStep[]): Path2D {
  const path = new Path2D();
  for (const step of steps) {
    if (step[0] === 'M') path.moveTo(step[1], step[2]);
    else if (step[0] === 'L') path.lineTo(step[1], step[2]);
    else if (step[0] === 'C') path.bezierCurveTo(step[1], step[2], step[3], step[4], step[5], step[6]);
    else path.closePath();
  }
  return path;
}
