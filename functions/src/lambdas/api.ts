/** Answers every request that needs no user pool, and has no function of its own. */
import { createHttpHandler } from '../http/http-handler.ts';
import { routesOf, type Handlers } from '../http/routes.ts';
import { auditLogHandlers } from '../modules/audit/audit-log.handlers.ts';
import { catalogueHandlers } from '../modules/catalogues/catalogue.handlers.ts';
import { clientHandlers } from '../modules/clients/client.handlers.ts';
import { companyHandlers } from '../modules/company/company.handlers.ts';
import { documentationHandlers } from '../modules/documentation/documentation.handlers.ts';
import { personHandlers } from '../modules/identity/person.handlers.ts';
import { memberHandlers } from '../modules/members/member.handlers.ts';
import { noticeHandlers } from '../modules/notices/notice.handlers.ts';
import { productImageHandlers } from '../modules/products/product-image.handlers.ts';
import { prospectHandlers } from '../modules/prospects/prospect.handlers.ts';
import { reminderHandlers } from '../modules/reminders/reminder.handlers.ts';
import { viewHandlers } from '../modules/views/view.handlers.ts';
import { workCentreHandlers } from '../modules/work-centres/work-centre.handlers.ts';
import { createApiDependencies, type ApiDependencies } from '../platform/api-dependencies.ts';

const handlers: Handlers<ApiDependencies, 'api'> = {
  ...documentationHandlers,
  ...companyHandlers,
  ...memberHandlers,
  ...personHandlers,
  ...workCentreHandlers,
  ...catalogueHandlers,
  ...clientHandlers,
  ...productImageHandlers,
  ...prospectHandlers,
  ...viewHandlers,
  ...noticeHandlers,
  ...reminderHandlers,
  ...auditLogHandlers,
};

export const handler = createHttpHandler(createApiDependencies(), routesOf(handlers));
