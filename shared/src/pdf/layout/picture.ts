import type { Picture } from '../document.ts';
import type { Kit, Laid, Space } from './laid.ts';
import { rectangle } from './shapes.ts';

const slack = { left: 0, centre: 0.5, right: 1 };

/** Whole, as large as its place allows; one that cannot be read is an empty frame. */
export function layOutPicture({ image, height: most, alt, align = 'left' }: Picture, space: Space, kit: Kit): Laid {
  const size = kit.sizeOf(image);
  const limit = Math.min(most, space.height);
  const scale = size ? Math.min(space.width / size.width, limit / size.height) : 0;
  const [width, height] = size ? [size.width * scale, size.height * scale] : [space.width, Math.min(limit, 60)];
  const mark = space.parent?.add('Figure', { alt });
  return {
    height,
    draw(page, x, y) {
      const left = x + (space.width - width) * slack[align];
      if (size) {
        page.push({ kind: 'image', x: left, y, width, height, image, mark });
        return;
      }
      const path = rectangle(x + 0.5, y + 0.5, width - 1, height - 1);
      page.push({ kind: 'path', path, stroke: { colour: '#8b8578', width: 0.5, dash: [3, 3] }, mark });
    },
    split: () => undefined,
  };
}
