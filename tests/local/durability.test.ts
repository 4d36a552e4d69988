import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnOutput } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbCalls } from '@folio/cdk/local/dynamodb-calls.ts';
import { startLocalStack } from '@folio/cdk/local/local-stack.ts';
import { synthesize } from './throw-away.ts';

function build(stack: Stack): void {
  new Table(stack, 'Table', {
    tableName: 'Items',
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
  });
  new Bucket(stack, 'Bucket', { bucketName: 'files' });
  new CfnOutput(stack, 'Pool', { value: new UserPool(stack, 'People').userPoolId });
  const secret = new Secret(stack, 'Secret', { generateSecretString: {} });
  new CfnOutput(stack, 'Value', { value: secret.secretValue.unsafeUnwrap() });
}

/** What `stack-child.ts` tells of the stack it runs. */
interface Told {
  dynamoDb: string;
  cognito: string;
  inbox: string;
  outputs: { 'Throwaway.Pool': string; 'Throwaway.Value': string };
}

const directory = mkdtempSync(join(tmpdir(), 'folio-durable-'));
let assembly = '';
beforeAll(() => {
  assembly = synthesize(directory, build);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function startChild(): Promise<{ child: ChildProcess; told: Told }> {
  const program = fileURLToPath(new URL('stack-child.ts', import.meta.url));
  const child = spawn(process.execPath, [program, assembly, join(directory, 'data')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [told] = (await once(child, 'message')) as [Told];
  return { child, told };
}

async function post(endpoint: string, target: string, body: object): Promise<unknown> {
  const headers = {
    'x-amz-target': `AWSCognitoIdentityProviderService.${target}`,
    authorization: 'AWS4-HMAC-SHA256 x',
  };
  return (await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

async function write({ dynamoDb, cognito, inbox, outputs }: Told): Promise<void> {
  await dynamoDbCalls(dynamoDb)('PutItem', { TableName: 'Items', Item: { pk: { S: 'kept' } } });
  await post(cognito, 'AdminCreateUser', {
    UserPoolId: outputs['Throwaway.Pool'],
    Username: 'Ana@Example.com',
    UserAttributes: [{ Name: 'email', Value: 'Ana@Example.com' }],
  });
  const answer = await fetch(`${inbox}/v2/email/outbound-emails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'AWS4-HMAC-SHA256 x' },
    body: JSON.stringify({
      FromEmailAddress: 'hola@example.com',
      Destination: { ToAddresses: ['ana@example.com'] },
      Content: { Simple: { Subject: { Data: 'Tu código' }, Body: { Text: { Data: '123456' } } } },
    }),
  });
  await answer.text();
}

async function read({ dynamoDb, cognito, inbox, outputs }: Told): Promise<object> {
  const { Item } = await dynamoDbCalls(dynamoDb)<{ Item?: unknown }>('GetItem', {
    TableName: 'Items',
    Key: { pk: { S: 'kept' } },
  });
  const person = await post(cognito, 'AdminGetUser', {
    UserPoolId: outputs['Throwaway.Pool'],
    Username: 'ana@example.com',
  });
  const { emails } = (await (await fetch(`${inbox}/store`)).json()) as { emails: { subject: string }[] };
  return { Item, person, subjects: emails.map(({ subject }) => subject), secret: outputs['Throwaway.Value'], cognito };
}

/** Resolves when nothing answers there any more. */
async function goneFrom(endpoint: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answers = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (!answers) return true;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return false;
}

describe('after kill -9', () => {
  it('nothing runs on, nothing is lost, and the token issuer is where it was', async () => {
    const first = await startChild();
    await write(first.told);
    const before = await read(first.told);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect(await goneFrom(first.told.dynamoDb)).toBe(true);

    const second = await startChild();
    const after = await read(second.told);
    second.child.kill('SIGTERM');
    await once(second.child, 'exit');
    expect(after).toEqual(before);
    expect(after).toMatchObject({ Item: { pk: { S: 'kept' } }, subjects: ['Tu código'], person: { Enabled: true } });
    expect(await goneFrom(second.told.dynamoDb)).toBe(true);
  });
});

describe('a second stack', () => {
  it('on the same data says so', async () => {
    const dataDirectory = join(directory, 'shared');
    const first = await startLocalStack({ assembly, dataDirectory });
    await expect(startLocalStack({ assembly, dataDirectory })).rejects.toThrow(/Another local stack uses .*shared/);
    await first.stop();
  });

  it('on a busy port says so, and the way out', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const address = busy.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const start = startLocalStack({ assembly, dataDirectory: join(directory, 'busy'), port });
    await expect(start).rejects.toThrow(
      `Port ${port} is busy. End what uses it, or choose another: npm start -- --port 4500`,
    );
    busy.close();
  });
});
