import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as settings from './reminder-settings.service.ts';

export const reminderHandlers = {
  getReminderSettings: settings.get,
  changeReminderSettings: settings.change,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
