/** The stacks of a stage, synthesized in this process, as CloudFormation will read them. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { buildStacks } from '@folio/cdk/folio.ts';
import type { StageName } from '@folio/cdk/stages.ts';
import { endpoints } from '@folio/shared/contract/contract.ts';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';

export interface Templates {
  data: Template;
  api: Template;
  web: Template;
  app: App;
}

/** A page with one inline script, so that no built site is needed. */
export function siteOf(page = '<!doctype html><script>start()</script>'): string {
  const directory = mkdtempSync(join(tmpdir(), 'folio-site-'));
  mkdirSync(join(directory, '_app', 'immutable'), { recursive: true });
  writeFileSync(join(directory, 'index.html'), page);
  writeFileSync(join(directory, '_app', 'immutable', 'a.js'), '');
  return directory;
}

export async function templatesOf(
  stage: StageName,
  contract: Record<string, Endpoint> = endpoints,
): Promise<Templates> {
  const app = new App({ analyticsReporting: false });
  const { data, api, web } = await buildStacks(app, { stage, endpoints: contract, siteDirectory: siteOf() });
  return {
    app,
    data: Template.fromStack(data),
    api: Template.fromStack(api),
    web: Template.fromStack(web),
  };
}
