/** A local stack in a process that `durability.test.ts` can kill. */
import { startLocalStack } from '@folio/cdk/local/local-stack.ts';

const [assembly = '', dataDirectory = ''] = process.argv.slice(2);
const { services, inboxUrl, outputs, stop } = await startLocalStack({ assembly, dataDirectory });
process.on('SIGTERM', () => void stop().then(() => process.exit(0)));
process.send?.({ dynamoDb: services.dynamoDb.endpoint, cognito: services.cognito.endpoint, inbox: inboxUrl, outputs });
