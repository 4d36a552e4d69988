/** Draws the largest picture that is let in, and what must be refused, and prints the most memory that took, in MB. */
import { drawAnew } from '@folio/functions/platform/image-drawing.ts';
import { mostSidePx, paperSidePx, thumbnailSidePx } from '@folio/shared/images/image.rules.ts';
import { picture, pngBomb } from './pictures.ts';

// At its own size, which takes the most.
const sizes = { picturePx: mostSidePx, paperPx: paperSidePx, thumbnailPx: thumbnailSidePx };
const large = await picture({ width: 8660, height: 5770, quality: 60 });
const outcomes = [
  await drawAnew(large, sizes),
  await drawAnew(pngBomb(16_000), sizes),
  await drawAnew(large.slice(0, large.length / 2), sizes),
];
const told = outcomes.map((outcome) => ('rejection' in outcome ? outcome.rejection : 'drawn'));
if (told.join() !== 'drawn,too-many-pixels,damaged') throw new Error(told.join());
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
process.exit(0);
