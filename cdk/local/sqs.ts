/** SQS, as far as it is a place for what failed: messages are kept in the data directory until somebody looks. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { account, arnOf, region } from './aws-names.ts';
import type { Shelf } from './durable-store.ts';
import type { Provisioners } from './provision.ts';

export interface Queue {
  name: string;
  send(body: string): void;
  /** Oldest first; reading takes nothing away. */
  messages(): string[];
}

export interface Queues {
  provisioners: Provisioners;
  /** By name, address or ARN. @throws when there is none */
  find(nameOrArn: string): Queue;
}

const queueProperties = z.looseObject({ QueueName: z.string().optional(), FifoQueue: z.literal(false).optional() });

/** @param shelfOf rows of one queue */
export function createQueues(shelfOf: (queue: string) => Shelf): Queues {
  const queues = new Map<string, Queue>();
  return {
    provisioners: {
      'AWS::SQS::Queue': (resource) => {
        const { QueueName: name = resource.name } = queueProperties.parse(resource.properties);
        queues.set(name, createQueue(name, shelfOf(name)));
        const url = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
        return { ref: url, attributes: { Arn: arnOf('sqs', name), QueueName: name, QueueUrl: url } };
      },
    },
    find(nameOrArn) {
      const queue = queues.get(nameOrArn.split(/[:/]/).at(-1) ?? '');
      if (!queue) throw new Error(`there is no queue ${nameOrArn}`);
      return queue;
    },
  };
}

function createQueue(name: string, shelf: Shelf): Queue {
  return {
    name,
    send: (body) => shelf.set(`${new Date().toISOString()} ${randomUUID()}`, body),
    messages: () => shelf.entries().map(([, body]) => String(body)),
  };
}
