/** What `relay-records` is given: the queues, by the kind of item that each is for. */
import type { DynamoDBRecord } from 'aws-lambda';
import { environmentOf } from './environment.ts';
import { createQueues, type Queues } from './queues.ts';
import { createTableClient } from './table-client.ts';

export interface RelayDependencies {
  queues: Pick<Queues, 'send'>;
  /** Address of the queue that a record belongs to. @throws TypeError for one that no queue is for */
  queueOf(record: DynamoDBRecord): string;
}

export function createRelayDependencies(): RelayDependencies {
  const { MAIL_QUEUE_URL, EXPORTS_QUEUE_URL, REMOVED_IMAGES_QUEUE_URL } = environmentOf('relay');
  const byKind = new Map([
    ['mail', MAIL_QUEUE_URL],
    ['export', EXPORTS_QUEUE_URL],
    ['removed-image', REMOVED_IMAGES_QUEUE_URL],
  ]);
  return {
    // Of the table's client it takes the credentials alone.
    queues: createQueues(createTableClient()),
    queueOf({ dynamodb }) {
      const kind = (dynamodb?.NewImage ?? dynamodb?.OldImage)?.['kind']?.S ?? '';
      const url = byKind.get(kind);
      if (!url) throw new TypeError(`no queue takes items of kind ${kind}`);
      return url;
    },
  };
}
