import { ApiError } from '@folio/shared/contract/client.ts';
import { tellSessionEnded } from './session-events.ts';

/**
 * What was thrown, as the error that screens show. A session found ended is told to the frame from here, since every
 * failed call comes by. Mistakes of our own are logged and shown as one.
 */
export function asApiError(cause: unknown): ApiError {
  if (!(cause instanceof ApiError)) {
    console.error(cause);
    return new ApiError({
      title: 'Algo falló en esta pantalla. Lo que escribiste sigue aquí; vuelve a intentar.',
      status: 0,
      code: 'server.unexpected',
    });
  }
  if (cause.code === 'session.required') tellSessionEnded();
  return cause;
}
