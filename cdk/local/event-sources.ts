/** Event source mappings: each belongs to the service that its source is of. */
import type { Provisioner, Provisioners } from './provision.ts';

/** @param byService what makes a mapping, by the service in its source's ARN: `dynamodb`, `sqs` */
export function createEventSources(byService: Record<string, Provisioner>): { provisioners: Provisioners } {
  return {
    provisioners: {
      'AWS::Lambda::EventSourceMapping': (resource) => {
        const source = String(resource.properties['EventSourceArn']);
        const provisioner = byService[source.split(':')[2] ?? ''];
        if (!provisioner) throw new Error(`the local stack reads no events of ${source}`);
        return provisioner(resource);
      },
    },
  };
}
