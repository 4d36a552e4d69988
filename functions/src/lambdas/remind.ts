/** Called by the clock every two minutes: reminds of appointments and sends the agendas of the day. */
import type { ScheduledEvent } from 'aws-lambda';
import { lookAtClock } from '../modules/reminders/clock.service.ts';
import { momentOf } from '../platform/clock.ts';
import { createStreamDependencies } from '../platform/stream-dependencies.ts';

const deps = createStreamDependencies();

export const handler = ({ time }: Pick<ScheduledEvent, 'time'>) => lookAtClock(deps.connection(), momentOf(time));
