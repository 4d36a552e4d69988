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
}

interface Folio {
  data: DataStack;
  api: ApiStack;
  web: WebStack;
}

/** Adds the three stacks, checked by cdk-nag: a finding nobody acknowledged fails the synthesis. */
export function buildStacks(app: App, options: FolioOptions): Folio {
  const behindTheSite = buildBehindTheSite(app, options);
  return { ...behindTheSite, web: buildWeb(app, options, behindTheSite) };
}

/** The two stacks that can be made while the site is still being built. */
export function buildBehindTheSite(app: App, { stage, endpoints }: FolioOptions): Omit<Folio, 'web'> {
  const settings = stages[stage];
  const data = new DataStack(app, `Folio-${stage}-Data`, { settings });
  const api = new ApiStack(app, `Folio-${stage}-Api`, { stage, settings, endpoints, data });
  Tags.of(app).add('product', 'folio');
  Tags.of(app).add('stage', stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, api };
}

export function buildWeb(app: App, options: FolioOptions, { data, api }: Omit<Folio, 'web'>): WebStack {
  const { stage, siteDirectory = join(repositoryRoot, 'web', 'build') } = options;
  return new WebStack(app, `Folio-${stage}-Web`, { settings: stages[stage], siteDirectory, api, data });
}
