/** What may be said after `npm start --`. */
import { parseArgs } from 'node:util';

export interface StartOptions {
  port: number;
  inboxPort: number;
  /** Empty the data first. */
  isFresh: boolean;
  /** The site from Vite, with hot reload; functions bundled again when they change. */
  isDev: boolean;
  /** Print what the functions log. */
  isVerbose: boolean;
}

const usage = `npm start -- [options]
  --port 4400         of the site (or PORT)
  --inbox-port 4401   of the inbox where mails arrive
  --fresh             empty the data in .local first
  --verbose           print what the functions log (always in .local/logs)`;

/** Ends the program with the usage for what it does not know. */
export function startOptions(args: string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: process.env['PORT'] ?? '4400' },
        'inbox-port': { type: 'string', default: '4401' },
        fresh: { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
      },
    });
    return {
      port: portOf(values.port),
      inboxPort: portOf(values['inbox-port']),
      isFresh: values.fresh,
      isDev: values.dev,
      isVerbose: values.verbose,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${text} is no port`);
}
