/** Called by an operator: compares what was counted of a company with its records, and mends it when asked to. */
import { recount } from '../modules/reports/recounting.service.ts';
import { now } from '../platform/clock.ts';
import { tenantRoot } from '../platform/dependencies.ts';
import { createStreamDependencies } from '../platform/stream-dependencies.ts';

const deps = createStreamDependencies();

export const handler = ({ tenantId, mends }: { tenantId: string; mends?: boolean }) =>
  recount(deps.connection(), tenantRoot(tenantId), { mends: mends === true, now: now() });
