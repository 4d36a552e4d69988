/** Calls the local DynamoDB as its own protocol has it: one POST, no SDK to load. */
import { credentials, region } from './aws-names.ts';

export type DynamoDbCall = <Answer>(operation: string, input: object) => Promise<Answer>;

class DynamoDbError extends Error {}

/** `operation` is `ListTables`, or `Streams.GetRecords` for the streams' own interface. */
export function dynamoDbCalls(endpoint: string): DynamoDbCall {
  return async <Answer>(operation: string, input: object) => {
    const target = operation.startsWith('Streams.')
      ? `DynamoDBStreams_20120810.${operation.slice('Streams.'.length)}`
      : `DynamoDB_20120810.${operation}`;
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        'x-amz-date': '20200101T000000Z',
        // Looked at for its shape only.
        authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20200101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(input),
    });
    const body = (await answer.json()) as Answer & { __type?: string; message?: string }; // the protocol's answers
    if (!answer.ok) {
      throw new DynamoDbError(`${operation}: ${body.__type?.split('#').pop()} ${body.message ?? ''}`);
    }
    return body;
  };
}
