/** SQS: the queues of the template. What failed stays in them until somebody looks; the others are read by their mappings. */
import * as z from 'zod';
import { account, arnOf, region } from './aws-names.ts';
import type { Shelf } from './durable-store.ts';
import type { Provisioners } from './provision.ts';
import { Queue, type QueueSettings } from './queue.ts';

export type { Queue } from './queue.ts';

export interface Queues {
  provisioners: Provisioners;
  /** By name, address or ARN. @throws when there is none */
  find(nameOrArn: string): Queue;
}

const queueProperties = z.strictObject({
  QueueName: z.string().optional(),
  FifoQueue: z.literal(false).optional(),
  VisibilityTimeout: z.int().default(30),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.int() }).optional(),
  // Nothing leaves by its age here, and the disk is the developer's own.
  MessageRetentionPeriod: z.unknown().optional(),
  SqsManagedSseEnabled: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
type QueueProperties = z.output<typeof queueProperties>;

export interface QueuesOptions {
  /** Messages of one queue. */
  shelfOf: (queue: string) => Shelf;
  onTrouble: (sentence: string) => void;
}

export function createQueues({ shelfOf, onTrouble }: QueuesOptions): Queues {
  const queues = new Map<string, Queue>();
  const find = (nameOrArn: string) => {
    const queue = queues.get(nameOrArn.split(/[:/]/).at(-1) ?? '');
    if (!queue) throw new Error(`there is no queue ${nameOrArn}`);
    return queue;
  };
  const redriveOf = (name: string, policy: QueueProperties['RedrivePolicy']): Pick<QueueSettings, 'redrive'> => {
    if (!policy) return {};
    const { deadLetterTargetArn, maxReceiveCount: mostReceives } = policy;
    const giveUp = (body: string) => {
      onTrouble(`${name} gave up a message after ${mostReceives} tries`);
      find(deadLetterTargetArn).send(body);
    };
    return { redrive: { mostReceives, giveUp } };
  };
  return {
    provisioners: {
      'AWS::SQS::Queue': (resource) => {
        const properties = queueProperties.parse(resource.properties);
        const { QueueName: name = resource.name, VisibilityTimeout: visibilitySeconds } = properties;
        const redrive = redriveOf(name, properties.RedrivePolicy);
        queues.set(name, new Queue(name, { shelf: shelfOf(name), visibilitySeconds, ...redrive }));
        const url = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
        return { ref: url, attributes: { Arn: arnOf('sqs', name), QueueName: name, QueueUrl: url } };
      },
    },
    find,
  };
}
