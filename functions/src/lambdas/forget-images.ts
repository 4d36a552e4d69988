/** Deletes the bytes of images whose removal can no longer be undone, as the table's stream tells by their queue. */
import { forgetUnlessShown } from '../modules/images/forgetting.service.ts';
import { createImageDependencies } from '../platform/image-dependencies.ts';
import { newMeter } from '../platform/meter.ts';
import { followQueue } from '../platform/queue-following.ts';
import { goneOf } from '../platform/table-stream.ts';

const deps = createImageDependencies();

export const handler = followQueue(deps.connection({ meter: newMeter() }).client, async (record) => {
  const { root, item } = goneOf(record);
  // Told twice it deletes what is deleted, which is no error.
  await forgetUnlessShown(deps, root, item);
});
