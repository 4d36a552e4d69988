/** What CloudFormation computes in a template: references, joins, conditions, imports and dynamic references. */
import { account, region } from './aws-names.ts';

/** What a template can ask about its surroundings. Each method throws, by name, for what does not exist. */
export interface Scope {
  stackName: string;
  ref(logicalId: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  importValue(name: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
  /** Value of a secret; with `key`, of one field of its JSON. */
  secret(id: string, key: string | undefined): string;
}

/** Stands for `AWS::NoValue`: the property that holds it is left out. */
const noValue = Symbol('AWS::NoValue');

const pseudoParameters: Record<string, (scope: Scope) => unknown> = {
  'AWS::AccountId': () => account,
  'AWS::Region': () => region,
  'AWS::Partition': () => 'aws',
  'AWS::URLSuffix': () => 'amazonaws.com',
  'AWS::StackName': ({ stackName }) => stackName,
  'AWS::StackId': ({ stackName }) => `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/local`,
  'AWS::NotificationARNs': () => [],
  'AWS::NoValue': () => noValue,
};

/** The value with everything computed. `undefined` when the whole is `AWS::NoValue`. */
export function resolve(value: unknown, scope: Scope): unknown {
  const resolved = resolveDeep(value, scope);
  return resolved === noValue ? undefined : resolved;
}

function resolveDeep(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return withSecrets(value, scope);
  if (Array.isArray(value)) return value.map((item) => resolveDeep(item, scope)).filter((item) => item !== noValue);
  if (!isRecord(value)) return value;
  const [only, ...more] = Object.entries(value);
  if (only && more.length === 0 && isIntrinsic(only[0])) return compute(only[0], only[1], scope);
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, resolveDeep(item, scope)] as const)
      .filter(([, item]) => item !== noValue),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isIntrinsic(name: string): boolean {
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::');
}

const intrinsics: Record<string, (argument: unknown, scope: Scope) => unknown> = {
  Ref: (name, scope) => refer(text(name), scope),
  Condition: (name, scope) => scope.condition(text(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...path] = typeof argument === 'string' ? argument.split('.') : list(argument, scope).map(text);
    return scope.attribute(text(logicalId), path.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [delimiter, parts] = list(argument, scope);
    return withSecrets(list(parts, scope).map(text).join(text(delimiter)), scope);
  },
  'Fn::Sub': (argument, scope) => {
    const [pattern, given] = typeof argument === 'string' ? [argument, {}] : list(argument, scope);
    return withSecrets(substitute(text(pattern), isRecord(given) ? given : {}, scope), scope);
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument, scope);
    return at(list(items, scope), Number(index));
  },
  'Fn::Split': (argument, scope) => {
    const [delimiter, whole] = list(argument, scope);
    return text(whole).split(text(delimiter));
  },
  'Fn::ImportValue': (name, scope) => scope.importValue(text(resolveDeep(name, scope))),
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(argument, scope).map(text);
    return scope.mapping(text(map), text(first), text(second));
  },
  'Fn::Base64': (argument, scope) => Buffer.from(text(resolveDeep(argument, scope))).toString('base64'),
  'Fn::If': (argument, scope) => {
    // Only the chosen branch is computed: the other may name what does not exist under this condition.
    if (!Array.isArray(argument)) throw new Error('Fn::If wants [condition, then, else]');
    return resolveDeep(argument[scope.condition(text(argument[0])) ? 1 : 2], scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [one, other] = list(argument, scope);
    return JSON.stringify(one) === JSON.stringify(other);
  },
  'Fn::And': (argument, scope) => list(argument, scope).every(Boolean),
  'Fn::Or': (argument, scope) => list(argument, scope).some(Boolean),
  'Fn::Not': (argument, scope) => !list(argument, scope)[0],
};

function compute(name: string, argument: unknown, scope: Scope): unknown {
  const intrinsic = intrinsics[name];
  if (!intrinsic) throw new Error(`the local stack does not know the function ${name}`);
  return intrinsic(argument, scope);
}

function refer(name: string, scope: Scope): unknown {
  const pseudo = pseudoParameters[name];
  return pseudo ? pseudo(scope) : scope.ref(name);
}

function substitute(pattern: string, given: Record<string, unknown>, scope: Scope): string {
  return pattern.replace(/\$\{(!?)([^}]+)\}/g, (_, escaped: string, name: string) => {
    if (escaped) return `\${${name}}`;
    if (name in given) return text(given[name]);
    const dot = name.indexOf('.');
    return text(dot < 0 ? refer(name, scope) : scope.attribute(name.slice(0, dot), name.slice(dot + 1)));
  });
}

/**
 * `{{resolve:secretsmanager:<id or arn>:SecretString:<key>:<stage>:<version>}}`. An ARN holds six colons of its own.
 */
function withSecrets(whole: string, scope: Scope): string {
  return whole.replace(/\{\{resolve:([a-z-]+):((?:arn:(?:[^:}]*:){5})?[^:}]+)([^}]*)\}\}/g, (...found: string[]) => {
    const [, service, id = '', rest = ''] = found;
    if (service !== 'secretsmanager') throw new Error(`the local stack does not know references to ${service}`);
    const [, , key] = rest.split(':');
    return scope.secret(id, key || undefined);
  });
}

function list(value: unknown, scope: Scope): unknown[] {
  const resolved = resolveDeep(value, scope);
  if (!Array.isArray(resolved)) throw new Error(`expected a list, found ${JSON.stringify(resolved)}`);
  return resolved;
}

function at(items: unknown[], index: number): unknown {
  if (!(index in items)) throw new Error(`Fn::Select wants item ${index} of ${items.length}`);
  return items[index];
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`expected a text, found ${value === noValue ? 'AWS::NoValue' : JSON.stringify(value)}`);
}
