/** Sends the mails that the table's stream brings by their queue. */
import { sendOnce } from '../modules/mail/sending.service.ts';
import { createMailDependencies } from '../platform/mail-dependencies.ts';
import { followQueue } from '../platform/queue-following.ts';
import { putOf } from '../platform/table-stream.ts';

const deps = createMailDependencies();

export const handler = followQueue(deps.connection().client, async (record) => {
  const { root, item } = putOf(record);
  // Marked when it left: told again it does nothing.
  await sendOnce(deps, root, item);
});
