/** DynamoDB: runs dynoxide on a file of the data directory, or speaks to the DynamoDB that the environment names. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { arnOf } from './aws-names.ts';
import { startProgram } from './child-program.ts';
import { dynamoDbCalls, type DynamoDbCall } from './dynamodb-calls.ts';
import { provideTable } from './dynamodb-tables.ts';
import type { Shelf } from './durable-store.ts';
import { freePort, host } from './ports.ts';
import type { Provisioners } from './provision.ts';
import { indexStreamRecords, startStreamTrimmer } from './stream-records.ts';

/** How long the program may take to begin. */
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
  const { endpoint, stop } = await open(join(dataDirectory, 'dynamodb.sqlite'), consumed, onCrash);
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
    stop,
  };
}

async function open(
  path: string,
  consumed: Shelf,
  onCrash: (sentence: string) => void,
): Promise<Pick<DynamoDb, 'endpoint' | 'stop'>> {
  const given = process.env['FOLIO_DYNAMODB_ENDPOINT'];
  if (given) {
    await untilItAnswers(given);
    return { endpoint: given, stop: async () => {} };
  }
  const trimmer = startStreamTrimmer(path, consumed);
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
    indexStreamRecords(path);
  } catch (error) {
    trimmer.stop();
    await program.stop();
    throw error;
  }
  tell = onCrash;
  return {
    endpoint,
    async stop() {
      trimmer.stop();
      await program.stop();
    },
  };
}

/** It comes as one package per platform; where there is none, the program is looked for on the PATH. */
function findDynoxide(): string {
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
  } catch {
    return 'dynoxide';
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
