/** Called by the clock every five minutes: queues the exports whose schedules fell due. */
import type { ScheduledEvent } from 'aws-lambda';
import { startDueExports } from '../modules/exports/due-exports.service.ts';
import { momentOf } from '../platform/clock.ts';
import { createStreamDependencies } from '../platform/stream-dependencies.ts';

const deps = createStreamDependencies();

export const handler = ({ time }: Pick<ScheduledEvent, 'time'>) => startDueExports(deps.connection(), momentOf(time));
