/** Reads a synthesized cloud assembly: its stacks in the order in which they deploy, their templates and their assets. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const template = z.looseObject({
  Resources: z
    .record(
      z.string(),
      z.looseObject({
        Type: z.string(),
        Properties: z.record(z.string(), z.unknown()).default({}),
        DependsOn: z.union([z.string().transform((id) => [id]), z.array(z.string())]).default([]),
        Condition: z.string().optional(),
      }),
    )
    .default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
});
type Template = z.output<typeof template>;

const artifact = z.looseObject({
  type: z.string(),
  dependencies: z.array(z.string()).default([]),
  properties: z.looseObject({ templateFile: z.string().optional(), file: z.string().optional() }).default({}),
});

const assetManifest = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

export interface Stack {
  name: string;
  template: Template;
}

export interface Assembly {
  /** A stack comes after those it depends on. */
  stacks: Stack[];
  /** Where the file or directory lies that is deployed under this key of the assets bucket. */
  assetPath(objectKey: string): string;
}

/** @throws when the directory holds no assembly */
export function loadAssembly(directory: string): Assembly {
  const manifest = z
    .looseObject({ artifacts: z.record(z.string(), artifact) })
    .parse(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')));
  const assets = new Map<string, string>();
  const stacks: Stack[] = [];
  for (const name of dependenciesFirst(manifest.artifacts)) {
    const { type, properties } = manifest.artifacts[name] ?? { type: '', properties: {} };
    if (type === 'cdk:asset-manifest' && properties.file) addAssets(assets, directory, properties.file);
    if (type === 'aws:cloudformation:stack' && properties.templateFile) {
      const text = readFileSync(join(directory, properties.templateFile), 'utf8');
      stacks.push({ name, template: template.parse(JSON.parse(text)) });
    }
  }
  return {
    stacks,
    assetPath(objectKey) {
      const path = assets.get(objectKey);
      if (!path) throw new Error(`the assembly in ${directory} has no asset ${objectKey}`);
      return path;
    },
  };
}

function addAssets(assets: Map<string, string>, directory: string, file: string): void {
  const { files } = assetManifest.parse(JSON.parse(readFileSync(join(directory, file), 'utf8')));
  for (const { source, destinations } of Object.values(files)) {
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, resolve(directory, source.path));
  }
}

function dependenciesFirst(artifacts: Record<string, { dependencies: string[] }>): string[] {
  const order = new Set<string>();
  const visit = (name: string) => {
    if (order.has(name)) return;
    for (const dependency of artifacts[name]?.dependencies ?? []) visit(dependency);
    order.add(name);
  };
  Object.keys(artifacts).forEach(visit);
  return [...order];
}
