/** A local stack as a program: the tests' side of it is stack-process.ts. Ends when it is told to, or when its parent ends. */
import { join } from 'node:path';
import { buildAssembly } from '@folio/cdk/local/build.ts';
import { startLocalStack } from '@folio/cdk/local/local-stack.ts';
import { keepHeapSmall } from '@folio/cdk/local/small-heap.ts';
import type { Addresses } from './stack-process.ts';

keepHeapSmall();
// Lambda's clock; a program that reads local time must be wrong here too.
process.env['TZ'] = 'UTC';

const [directory = '', concurrency, built] = process.argv.slice(2);
const assembly = built || (await buildAssembly());
const stack = await startLocalStack({
  assembly,
  dataDirectory: join(directory, 'data'),
  concurrency: Number(concurrency),
});

let stopping: Promise<void> | undefined;
const end = async () => {
  await (stopping ??= stack.stop());
  process.exit(0);
};
process.on('SIGTERM', () => void end());
process.on('disconnect', () => void end());

const { origin, inboxUrl, rulesUrl, services } = stack;
const { TableNames } = await services.dynamoDb.call<{ TableNames: string[] }>('ListTables', {});
const [tableName = ''] = TableNames;
const dynamoUrl = services.dynamoDb.endpoint;
process.send?.({ origin, inboxUrl, rulesUrl, dynamoUrl, tableName, assembly } satisfies Addresses);
