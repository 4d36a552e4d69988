/** Writes the exports that the table's stream says are queued, by their queue. */
import { writeOne } from '../modules/exports/writing.service.ts';
import { now } from '../platform/clock.ts';
import { followQueue } from '../platform/queue-following.ts';
import { putOf } from '../platform/table-stream.ts';
import { createWriteDependencies } from '../platform/write-dependencies.ts';

const deps = createWriteDependencies();

// Told twice it is ready once: whoever began last makes it so, and what is ready is written no more.
export const handler = followQueue(deps.connection().client, (record) => writeOne(deps, putOf(record), now()));
