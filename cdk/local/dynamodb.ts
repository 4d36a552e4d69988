/** DynamoDB: runs dynoxide on a file of the data directory, or speaks to the DynamoDB that the environment names. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { arnOf } from './aws-names.ts';
import { startProgram, type Program } from './child-program.ts';
import { dynamoDbCalls, type DynamoDbCall } from './dynamodb-calls.ts';
import { provideTable } from './dynamodb-tables.ts';
import type { Shelf } from './durable-store.ts';
import { freePort, host } from './ports.ts';
import type { Provisioners } from './provision.ts';

/** How long the program may take to begin, and one that was killed to let go of the file. */
const patienceMs = 10_000;

export interface DynamoDb {
  endpoint: string;
  call: DynamoDbCall;
  provisioners: Provisioners;
  /** Name of the table whose stream has this ARN. */
  tableOfStream(streamArn: string): string;
  stop(): Promise<void>;
}

export interface DynamoDbOptions {
  dataDirectory: string;
  /** Up to where streams have been read: `<table>` → sequence number. */
  consumed: Shelf;
  onCrash: (sentence: string) => void;
}

export async function startDynamoDb({ dataDirectory, consumed, onCrash }: DynamoDbOptions): Promise<DynamoDb> {
  const { endpoint, program } = await open(join(dataDirectory, 'dynamodb.sqlite'), consumed, onCrash);
  const call = dynamoDbCalls(endpoint);
  const tablesByStream = new Map<string, string>();
  return {
    endpoint,
    call,
    provisioners: {
      'AWS::DynamoDB::Table': async ({ name, properties }) => {
        const { tableName, hasStream } = await provideTable(call, name, properties);
        const arn = arnOf('dynamodb', `table/${tableName}`);
        if (!hasStream) return { ref: tableName, attributes: { Arn: arn } };
        const streamArn = `${arn}/stream/local`;
        tablesByStream.set(streamArn, tableName);
        return { ref: tableName, attributes: { Arn: arn, StreamArn: streamArn } };
      },
    },
    tableOfStream(streamArn) {
      const table = tablesByStream.get(streamArn);
      if (!table) throw new Error(`no table has the stream ${streamArn}`);
      return table;
    },
    stop: async () => program?.stop(),
  };
}

async function open(
  path: string,
  consumed: Shelf,
  onCrash: (sentence: string) => void,
): Promise<{ endpoint: string; program?: Program }> {
  const given = process.env['FOLIO_DYNAMODB_ENDPOINT'];
  if (given) {
    await untilItAnswers(given);
    return { endpoint: given };
  }
  if (existsSync(path)) trimStreams(path, consumed);
  const port = await freePort();
  const endpoint = `http://${host}:${port}`;
  const failedStart = Promise.withResolvers<never>();
  let tell = (sentence: string) => failedStart.reject(new Error(sentence));
  const program = startProgram({
    command: findDynoxide(),
    args: ['--host', host, '--port', String(port), '--db-path', path],
    onCrash: (lastWords) =>
      tell(
        `The local DynamoDB ended (${lastWords}). On a platform without the dynoxide package put "dynoxide" ` +
          'on the PATH, or set FOLIO_DYNAMODB_ENDPOINT to a DynamoDB Local.',
      ),
  });
  try {
    await Promise.race([untilItAnswers(endpoint), failedStart.promise]);
  } catch (error) {
    await program.stop();
    throw error;
  }
  tell = onCrash;
  return { endpoint, program };
}

/** It comes as one package per platform; where there is none, the program is looked for on the PATH. */
function findDynoxide(): string {
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
  } catch {
    return 'dynoxide';
  }
}

/**
 * Forgets stream records that every reader has passed. AWS does after 24 hours; dynoxide never does, and a write takes
 * 0.5 ms with an empty stream but 4 ms with 20,000 records. The newest stays: sequence numbers count on from it.
 */
function trimStreams(path: string, consumed: Shelf): void {
  // The program of a stack that was killed may still be closing the file.
  const database = new DatabaseSync(path, { timeout: patienceMs });
  try {
    // A stack that was killed in its first moments leaves a file without tables.
    if (!database.prepare("select 1 from sqlite_master where name = '_stream_records'").get()) return;
    const trim = database.prepare(
      `delete from _stream_records where table_name = :table and cast(sequence_number as integer) <= :consumed
       and id < (select max(id) from _stream_records where table_name = :table)`,
    );
    for (const [table, sequenceNumber] of consumed.entries()) trim.run({ table, consumed: Number(sequenceNumber) });
  } finally {
    database.close();
  }
}

async function untilItAnswers(endpoint: string): Promise<void> {
  const call = dynamoDbCalls(endpoint);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await call('ListTables', {});
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`no DynamoDB answers at ${endpoint}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
