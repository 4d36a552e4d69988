/** What `reports` is given besides: addresses of files that were exported. */
import { createDependencies, type Dependencies } from './dependencies.ts';
import { environmentOf } from './environment.ts';
import { createExportUrls, type ExportUrls } from './export-urls.ts';

export interface ExportsDependencies extends Dependencies {
  exportUrls: ExportUrls;
}

export function createExportsDependencies(): ExportsDependencies {
  const deps = createDependencies();
  return { ...deps, exportUrls: createExportUrls(environmentOf('reports').EXPORTS_BUCKET, deps.client) };
}
