/**
 * "The same SDK calls made directly": runs an endpoint's handler once in this process with a client that writes down
 * every command and the time it took. Those of a read are sent again, and nothing else; a command succeeds only once, so
 * that each is run anew and the time of its calls alone is taken.
 */
import {
  BatchGetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Dependencies } from '@folio/functions/platform/dependencies.ts';
import { dependenciesWith, memberContext } from '../support/in-process.ts';
import type { Person } from '../support/world.ts';

/** A handler of a module, loosely: its input is what the pipeline would have parsed. */
export type AnyHandler = (deps: Dependencies, context: never, input: never) => Promise<unknown>;

export interface Recording {
  answer: unknown;
  /** Commands in the order they were sent; those sent side by side stand together. */
  commands: readonly Command[];
  /** While at least one of them was under way. */
  sentMs: number;
}

type Command = BatchGetItemCommand | QueryCommand | TransactWriteItemsCommand;

/** Runs `handler` as `person` would through the API, and keeps its commands. */
export async function recordCalls(
  table: { client: DynamoDBClient; tableName: string },
  person: Person,
  handler: AnyHandler,
  input: unknown,
): Promise<Recording> {
  const commands: Command[] = [];
  let [underWay, sinceMs, sentMs] = [0, 0, 0];
  const recorder = {
    send: async (command: Command) => {
      commands.push(command);
      if (underWay === 0) sinceMs = performance.now();
      underWay += 1;
      try {
        return await sendAgain(table.client, command);
      } finally {
        underWay -= 1;
        if (underWay === 0) sentMs += performance.now() - sinceMs;
      }
    },
  } as unknown as DynamoDBClient; // the table port calls nothing else of a client
  const deps = dependenciesWith(recorder, table.tableName, person.memberId);
  const context = await memberContext(deps, person);
  // `AnyHandler` hides what each handler asks for; the caller pairs handler and input.
  const answer = await handler(deps, context as never, input as never);
  return { answer, commands, sentMs };
}

/** Sends recorded commands again, one after the other as a request does. */
export async function replay(client: DynamoDBClient, commands: readonly Command[]): Promise<void> {
  for (const command of commands) await sendAgain(client, command);
}

function sendAgain(client: DynamoDBClient, command: Command): Promise<unknown> {
  // A command object is sent once: its input makes another. The union has no common constructor to call.
  if (command instanceof BatchGetItemCommand) return client.send(new BatchGetItemCommand(command.input));
  if (command instanceof QueryCommand) return client.send(new QueryCommand(command.input));
  return client.send(new TransactWriteItemsCommand(command.input));
}

/** The same commands for the next prospect: other ids, the next folio, another change. */
export function forNextProspect(commands: readonly Command[], folio: number, at: number): Command[] {
  const next = folio + at;
  const ids = new Map<string, string>();
  const changed = (text: string) =>
    text
      .replace(/\b(prs|apt|chg)_[0-9a-z]{16}\b/g, (id, prefix: string) => renamed(ids, id, `${prefix}_`))
      .replace(/(?<=CHANGE#)[\w-]{43}/g, (hash) => renamed(ids, hash, ''))
      .replaceAll(`"${String(folio).padStart(10, '0')}"`, `"${String(next).padStart(10, '0')}"`)
      .replaceAll(`{"N":"${folio}"}`, `{"N":"${next}"}`)
      .replaceAll(`{"N":"${folio - 1}"}`, `{"N":"${next - 1}"}`);
  return commands.map((command) => {
    const input = JSON.parse(changed(JSON.stringify(command.input)));
    return command instanceof BatchGetItemCommand
      ? new BatchGetItemCommand(input)
      : new TransactWriteItemsCommand(input);
  });
}

/** Another id of the same length; the same one each time for the same id. */
function renamed(ids: Map<string, string>, id: string, prefix: string): string {
  const length = id.length - prefix.length;
  const fresh = ids.get(id) ?? prefix + crypto.randomUUID().replaceAll('-', '').repeat(2).slice(0, length);
  ids.set(id, fresh);
  return fresh;
}
