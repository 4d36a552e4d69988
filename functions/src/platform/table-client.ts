/** The client of the table that every function has one of. */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** @param config where the table is, for who does not stand in a function */
export function createTableClient(config: DynamoDBClientConfig = {}): DynamoDBClient {
  const client = new DynamoDBClient({ maxAttempts: 4, ...config });
  // It copies each answer for a log that nobody reads: of the time that a large one takes, two thirds.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
