/**
 * `cdk synth` runs this: `-c stage=prod` chooses the stage (dev unless told), `-c site=<dir>` another built site. With
 * `--site-at-end-of-input` the site is still being built, and is there when the standard input ends.
 */
import { text } from 'node:stream/consumers';
import { App } from 'aws-cdk-lib';
import { endpoints } from '@folio/shared/contract/contract.ts';
import { buildStacks } from './folio.ts';
import { isStageName, stages } from './stages.ts';

const app = new App();
const stage: unknown = app.node.tryGetContext('stage') ?? 'dev';
if (typeof stage !== 'string' || !isStageName(stage)) {
  throw new Error(`unknown stage ${String(stage)}: choose one of ${Object.keys(stages).join(', ')}`);
}
const site: unknown = app.node.tryGetContext('site');
await buildStacks(app, {
  stage,
  endpoints,
  ...(typeof site === 'string' ? { siteDirectory: site } : {}),
  ...(process.argv.includes('--site-at-end-of-input') ? { siteBuilt: text(process.stdin) } : {}),
});
