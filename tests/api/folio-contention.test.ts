/** Fifty copies of the function at once, and a table that refuses: the services in this process, on the stack's table. */
import { TransactionCanceledException, TransactWriteItemsCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import * as prospects from '@folio/functions/modules/prospects/prospect.service.ts';
import { newProspect } from '@folio/shared/prospects/prospect.schema.ts';
import { prospectForm } from '../support/builders.ts';
import { dependenciesWith, memberContext, tableClient } from '../support/in-process.ts';
import { signUpCompany, type Person } from '../support/world.ts';

const stack = inject('stack');
const creators = 50;
const creates = 200;
let client: DynamoDBClient;

beforeAll(() => {
  client = tableClient(stack);
});

/** A client whose transactions are refused at random, as a busy table does. */
function refusing(share: { conflicts: number; throttles: number }): DynamoDBClient {
  const refusal = (Code: string) =>
    new TransactionCanceledException({ message: Code, $metadata: {}, CancellationReasons: [{ Code }] });
  return {
    send(command: Parameters<DynamoDBClient['send']>[0]) {
      const chance = command instanceof TransactWriteItemsCommand ? Math.random() : 1;
      if (chance < share.conflicts) return Promise.reject(refusal('TransactionConflict'));
      if (chance < share.conflicts + share.throttles) return Promise.reject(refusal('ThrottlingError'));
      return client.send(command);
    },
  } as DynamoDBClient; // the table port calls nothing else of a client
}

/** Folios given to 200 prospects by 50 at once, and the transactions it took. */
async function race(table: DynamoDBClient, person: Person, workCentreId: string) {
  const deps = dependenciesWith(table, stack.tableName, person.memberId);
  const body = newProspect.parse(prospectForm({ workCentreId }));
  const folios: number[] = [];
  let transactions = 0;
  let left = creates;
  const creator = async () => {
    while (left-- > 0) {
      const context = await memberContext(deps, person);
      folios.push(
        (await prospects.add(deps, context, { params: undefined, query: undefined, body, ifMatch: 0 })).folio,
      );
      transactions += context.meter.transactions;
    }
  };
  await Promise.all(Array.from({ length: creators }, creator));
  return { folios: folios.sort((a, b) => a - b), transactions };
}

describe('M24 C3 folios under contention', () => {
  // On a table that refuses nothing: folios.test.ts, by requests.
  test('fifty creators on a table that refuses one of four transactions: 1 to 200, at most four transactions each', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Disputada');
    const table = refusing({ conflicts: 0.2, throttles: 0.05 });
    const { folios, transactions } = await race(table, administrator, session.workCentreIds[0] ?? '');
    expect(folios).toEqual(Array.from({ length: creates }, (__, at) => at + 1));
    expect(transactions / creates).toBeLessThanOrEqual(4);
  }, 120_000);
});
