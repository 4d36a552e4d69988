import { Answer } from '../../http/answer.ts';
import type { Handlers } from '../../http/routes.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import * as appointmentFiles from './appointment-file.service.ts';
import * as feeds from './calendar-feed.service.ts';
import * as reading from './feed-reading.service.ts';

const type = { 'content-type': 'text/calendar; charset=utf-8' };
/** Programs may keep it for so long; an address that was taken away answers nothing from then on at the latest. */
const kept = 'private, max-age=300';

export const calendarFeedHandlers: Handlers<Dependencies, 'calendar'> = {
  listCalendarFeeds: feeds.list,
  addCalendarFeed: feeds.add,
  removeCalendarFeed: feeds.remove,
  readCalendarFeed: async (deps, context, { params }) => {
    const { etag, file } = await reading.read(deps, context, params.feed);
    const headers = { ...type, etag, 'cache-control': kept };
    return file === undefined ? new Answer('', { headers, status: 304 }) : new Answer(file, { headers });
  },
  getAppointmentFile: async (deps, context, input) =>
    new Answer(await appointmentFiles.read(deps, context, input), {
      headers: { ...type, 'content-disposition': 'attachment; filename="cita.ics"' },
    }),
};
