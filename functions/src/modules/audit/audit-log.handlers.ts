import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as auditLog from './audit-log.service.ts';

export const auditLogHandlers = {
  listAuditLog: auditLog.list,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
