/** The process in which pictures are drawn: a file comes in, what is drawn of it or why not goes out. Ends with its parent. */
import { drawAnew, type Sizes } from './image-drawing.ts';

process.on('disconnect', () => process.exit(0));
process.on('message', async ({ bytes, sizes }: { bytes: Uint8Array; sizes: Sizes }) => {
  process.send?.(await drawAnew(bytes, sizes));
});
