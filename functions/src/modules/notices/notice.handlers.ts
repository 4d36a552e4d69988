import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as notices from './notice.service.ts';

export const noticeHandlers = {
  listNotices: notices.list,
  readNotices: notices.read,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
