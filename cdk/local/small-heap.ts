/** For programs that run a local stack: keeps V8 from holding on to memory that nobody uses. */
import { setFlagsFromString } from 'node:v8';

/**
 * Called before anything else. Left alone, the heap of every thread grows for speed's sake: 325 MB for the whole stack
 * after 500 lists of 50 prospects. So it is 225 MB, for a sixth more computing (measured on two cores).
 */
export function keepHeapSmall(): void {
  for (const flag of ['--optimize-for-size', '--max-semi-space-size=8']) setFlagsFromString(flag);
}
