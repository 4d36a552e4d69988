/** Ports: those that people type are fixed and say so when they are busy, the others are whatever is free. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** All services listen here: nothing of a developer's machine is offered to its network. */
export const host = '127.0.0.1';

export class PortBusyError extends Error {}

/** Listens on a port, any free one for 0. @returns the port @throws PortBusyError with the way out */
export async function listen(server: Server, port: number, wayOut: string): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw new PortBusyError(`Port ${port} is busy. ${wayOut}`, { cause: error });
  }
  return portOf(server);
}

/** A port that was free a moment ago, the one of last time if it still is. For programs that open it themselves. */
export async function freePort(preferred = 0): Promise<number> {
  const server = createServer();
  try {
    return await listen(server, preferred, '');
  } catch (error) {
    if (error instanceof PortBusyError) return await freePort();
    throw error;
  } finally {
    server.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server listens on no port');
  return address.port;
}
