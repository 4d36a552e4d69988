/** Called by the clock every ten minutes: companies whose night has come have their reports compared with their records. */
import type { ScheduledEvent } from 'aws-lambda';
import { compareDue } from '../modules/reports/comparing.service.ts';
import { momentOf } from '../platform/clock.ts';
import { createStreamDependencies } from '../platform/stream-dependencies.ts';

const deps = createStreamDependencies();

export const handler = ({ time }: Pick<ScheduledEvent, 'time'>) => compareDue(deps.connection(), momentOf(time));
