/** Fires a rule when it is asked to, for whoever does not want to wait: `POST /<rule>`, with `?at=<instant>` for another moment. */
import type { Server } from 'node:http';
import { decodedPath, jsonAnswer, serve } from './http-message.ts';
import type { Schedules } from './schedules.ts';

export function schedulesServer(schedules: Pick<Schedules, 'fire'>): Server {
  return serve(async ({ method, path, query }) => {
    const name = decodedPath(path)?.slice(1);
    const at = new URLSearchParams(query).get('at');
    const moment = at === null ? new Date() : new Date(at);
    if (method !== 'POST' || !name || Number.isNaN(moment.getTime())) {
      return jsonAnswer(400, { message: 'POST /<rule>?at=2026-12-01T15:00:00Z' });
    }
    try {
      schedules.fire(name, moment);
    } catch (error) {
      return jsonAnswer(404, { message: error instanceof Error ? error.message : String(error) });
    }
    return jsonAnswer(202, { fired: name, at: moment.toISOString() });
  });
}
