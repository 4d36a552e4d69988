/** Recordatorios y agenda diaria of one person in one company. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { localTime } from '../values/local-date.ts';
import { leadMinutes, mostLeads, reminderRoles } from './reminder.rules.ts';

const leads = z
  .array(z.literal(leadMinutes))
  .max(mostLeads, { message: `Elige ${mostLeads} como máximo.` })
  .refine((chosen) => new Set(chosen).size === chosen.length, {
    message: 'Hay uno repetido.',
    params: { code: 'repeated' },
  });
const roles = z.array(z.enum(reminderRoles)).max(reminderRoles.length);

const wishes = {
  appLeads: leads,
  mailLeads: leads,
  roles,
  agendaOn: z.boolean(),
  /** By the company's clock. */
  agendaTime: localTime,
  agendaWorkDaysOnly: z.boolean(),
  agendaWhenEmpty: z.boolean(),
};

/** Version 0: nothing was ever chosen, these are the usual ones. */
export const reminderSettings = z.object({ ...wishes, version: z.int() });
export type ReminderSettings = z.infer<typeof reminderSettings>;

export const getReminderSettings = defineEndpoint({
  method: 'GET',
  path: '/api/reminder-settings',
  lambda: 'api',
  access: 'notice:read',
  summary: 'Cómo quiere que se le recuerden sus citas quien pregunta',
  response: reminderSettings,
  errors: [],
});

export const changeReminderSettings = defineEndpoint({
  method: 'PATCH',
  path: '/api/reminder-settings',
  lambda: 'api',
  access: 'notice:read',
  summary: 'Cambia los recordatorios y la agenda diaria propios',
  body: z.strictObject({
    appLeads: leads.optional(),
    mailLeads: leads.optional(),
    roles: roles.optional(),
    agendaOn: z.boolean().optional(),
    agendaTime: localTime.optional(),
    agendaWorkDaysOnly: z.boolean().optional(),
    agendaWhenEmpty: z.boolean().optional(),
  }),
  response: reminderSettings,
  errors: [],
  idempotent: true,
  ifMatch: true,
});
