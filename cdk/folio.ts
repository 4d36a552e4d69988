/** The whole system of one stage: data below, the API on it, the site before both. */
import { join } from 'node:path';
import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { WebStack } from './stacks/web-stack.ts';
import { repositoryRoot } from './sources.ts';
import { stages, type StageName } from './stages.ts';

export interface FolioOptions {
  stage: StageName;
  /** The contract: every endpoint becomes a route. */
  endpoints: Record<string, Endpoint>;
  /** Built site; `web/build` unless told. */
  siteDirectory?: string;
  /** When it is still being built: what is behind it is made meanwhile. */
  siteBuilt?: Promise<unknown>;
}

/** Adds the three stacks, checked by cdk-nag: a finding nobody acknowledged fails the synthesis. */
export async function buildStacks(
  app: App,
  { stage, endpoints, siteDirectory = join(repositoryRoot, 'web', 'build'), siteBuilt }: FolioOptions,
): Promise<{ data: DataStack; api: ApiStack; web: WebStack }> {
  const settings = stages[stage];
  const name = `Folio-${stage}`;
  Tags.of(app).add('product', 'folio');
  Tags.of(app).add('stage', stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const data = new DataStack(app, `${name}-Data`, { settings });
  const api = new ApiStack(app, `${name}-Api`, { stage, settings, endpoints, data });
  await siteBuilt;
  const web = new WebStack(app, `${name}-Web`, { settings, siteDirectory, api, data });
  return { data, api, web };
}
