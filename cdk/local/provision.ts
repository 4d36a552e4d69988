/** Creates the resources of an assembly, each by the service that stands for its type, after those it refers to. */
import * as z from 'zod';
import type { Assembly, Stack } from './assembly.ts';
import { arnOf } from './aws-names.ts';
import { resolve, type Scope } from './intrinsics.ts';
import { nothingHere } from './nothing-here.ts';

interface Resource {
  type: string;
  stack: string;
  logicalId: string;
  /** Name for resources that the template does not name; the same at every start. */
  name: string;
  /** Computed: no reference is left in them. */
  properties: Record<string, unknown>;
}

interface Provisioned {
  /** What `Ref` gives. */
  ref: string;
  /** What `Fn::GetAtt` gives. */
  attributes?: Record<string, string>;
}

/** Throws when the template asks for what its service does not do here. */
export type Provisioner = (resource: Resource) => Provisioned | Promise<Provisioned>;
/** By resource type. */
export type Provisioners = Record<string, Provisioner>;

export interface ProvisionOptions {
  provisioners: Provisioners;
  secret: Scope['secret'];
}

/** Outputs by `<stack>.<output>`. @throws for a resource type nobody stands for, naming it */
export async function provision(assembly: Assembly, options: ProvisionOptions): Promise<Record<string, unknown>> {
  refuseUnknownTypes(assembly, options.provisioners);
  const exports = new Map<string, unknown>();
  const outputs: Record<string, unknown> = {};
  for (const stack of assembly.stacks) {
    const made = new Map<string, Provisioned>();
    const scope = scopeOf(stack, { made, exports, secret: options.secret });
    for (const logicalId of creationOrder(stack)) await create(stack, logicalId, { made, scope, options });
    for (const [name, { Value, Export }] of Object.entries(stack.template.Outputs)) {
      const value = resolve(Value, scope);
      outputs[`${stack.name}.${name}`] = value;
      if (Export) exports.set(String(resolve(Export.Name, scope)), value);
    }
  }
  return outputs;
}

interface Creation {
  made: Map<string, Provisioned>;
  scope: Scope;
  options: ProvisionOptions;
}

async function create(stack: Stack, logicalId: string, { made, scope, options }: Creation): Promise<void> {
  const definition = stack.template.Resources[logicalId];
  if (!definition || (definition.Condition && !scope.condition(definition.Condition))) return;
  const name = `${stack.name}-${logicalId}`;
  const provisioner = options.provisioners[definition.Type];
  if (!provisioner) {
    made.set(logicalId, { ref: name });
    return;
  }
  try {
    const properties = resolve(definition.Properties, scope) as Record<string, unknown>; // a record stays one
    made.set(logicalId, await provisioner({ type: definition.Type, stack: stack.name, logicalId, name, properties }));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`${definition.Type} ${stack.name}/${logicalId}: ${reason}`, { cause });
  }
}

function refuseUnknownTypes({ stacks }: Assembly, provisioners: Provisioners): void {
  const unknown = stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => !provisioners[Type] && !nothingHere[Type])
      .map(([logicalId, { Type }]) => `${Type} (${name}/${logicalId})`),
  );
  if (unknown.length === 0) return;
  throw new Error(
    `The local stack does not know ${unknown.join(', ')}. ` +
      'Give it a service in cdk/local, or a line with its reason in cdk/local/nothing-here.ts.',
  );
}

interface Surroundings {
  made: Map<string, Provisioned>;
  exports: Map<string, unknown>;
  secret: Scope['secret'];
}

function scopeOf({ name, template }: Stack, { made, exports, secret }: Surroundings): Scope {
  const scope: Scope = {
    stackName: name,
    secret,
    ref(logicalId) {
      const parameter = template.Parameters[logicalId];
      if (parameter) return known(parameter.Default, `a value of parameter ${logicalId}`);
      return known(made.get(logicalId), `resource ${logicalId}`).ref;
    },
    attribute(logicalId, attribute) {
      const { ref, attributes } = known(made.get(logicalId), `resource ${logicalId}`);
      const type = template.Resources[logicalId]?.Type ?? '';
      // What is nothing here is still referred to: by roles in functions, by log groups in alarms.
      if (!attributes && nothingHere[type]) return attribute === 'Arn' ? arnOf('local', ref) : `${ref}.${attribute}`;
      return known(attributes?.[attribute], `attribute ${attribute} of ${type} ${logicalId}`);
    },
    importValue: (exported) => known(exports.get(exported), `export ${exported}`),
    condition: (condition) => resolve(known(template.Conditions[condition], `condition ${condition}`), scope) === true,
    mapping: (map, first, second) =>
      known(template.Mappings[map]?.[first]?.[second], `mapping ${map}.${first}.${second}`),
  };
  return scope;

  function known<Value>(value: Value | undefined, what: string): Value {
    if (value === undefined) throw new Error(`${name} has no ${what}`);
    return value;
  }
}

function creationOrder({ template: { Resources } }: Stack): string[] {
  const order = new Set<string>();
  const visit = (logicalId: string, above: readonly string[]) => {
    if (order.has(logicalId)) return;
    if (above.includes(logicalId))
      throw new Error(`resources depend on each other: ${[...above, logicalId].join(' → ')}`);
    const { Properties, DependsOn } = Resources[logicalId] ?? { Properties: {}, DependsOn: [] };
    for (const other of [...DependsOn, ...referencesIn(Properties)]) {
      if (other in Resources) visit(other, [...above, logicalId]);
    }
    order.add(logicalId);
  };
  for (const logicalId of Object.keys(Resources)) visit(logicalId, []);
  return [...order];
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, argument]: [string, unknown]) => {
    if (name === 'Ref' && typeof argument === 'string') return [argument];
    if (name === 'Fn::GetAtt') {
      const first: unknown = Array.isArray(argument) ? argument[0] : String(argument).split('.')[0];
      return typeof first === 'string' ? [first] : [];
    }
    if (name !== 'Fn::Sub') return referencesIn(argument);
    const pattern: unknown = Array.isArray(argument) ? argument[0] : argument;
    const named = [...String(pattern).matchAll(/\$\{([^!}.]+)[^}]*\}/g)].flatMap(([, found]) => found ?? []);
    return [...named, ...referencesIn(Array.isArray(argument) ? argument.slice(1) : [])];
  });
}
