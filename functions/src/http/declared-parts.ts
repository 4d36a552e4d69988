/**
 * Cuts an answer to what the contract declares, so that nothing leaves by an item that holds more. What is answered was
 * checked when it came in: parsing it once more would take a fifth of a page of rows' time. The tests parse every answer.
 */
import type * as z from 'zod';

type Cut = (value: unknown) => unknown;

const asItIs: Cut = (value) => value;
const cuts = new WeakMap<z.core.$ZodType, Cut>();

/** Made at the first answer of a schema. @throws Error for a kind of schema that no answer of the contract has */
export function cutOf(schema: z.core.$ZodType): Cut {
  const known = cuts.get(schema);
  if (known) return known;
  const made = make(schema);
  cuts.set(schema, made);
  return made;
}

function make(schema: z.core.$ZodType): Cut {
  const { def } = (schema as z.core.$ZodTypes)._zod; // the union of all that a schema can be
  switch (def.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'literal':
    case 'enum':
    case 'null':
    case 'undefined':
      return asItIs;
    case 'optional':
      return cutOf(def.innerType);
    case 'lazy':
      return cutRecursive(schema, def.getter);
    case 'object':
      return cutObject(def.shape);
    case 'array':
      return cutEach(cutOf(def.element));
    case 'record':
      return cutValues(cutOf(def.valueType));
    case 'union':
      return 'discriminator' in def ? cutVariant(def as z.core.$ZodDiscriminatedUnionDef) : cutPlain(def.options); // by that property
    default:
      throw new Error(`no answer has held a ${def.type} so far`);
  }
}

function cutObject(shape: Readonly<Record<string, z.core.$ZodType>>): Cut {
  const parts = Object.entries(shape).map(([name, part]) => ({ name, cut: cutOf(part) }));
  return (value) => {
    const given = value as Record<string, unknown>; // handlers answer what their schema declares: their types say so
    const kept: Record<string, unknown> = {};
    for (const { name, cut } of parts) {
      const part = given[name];
      if (part !== undefined) kept[name] = cut(part);
    }
    return kept;
  };
}

/** Any JSON there is: of it nothing is cut. */
function cutRecursive(schema: z.core.$ZodType, inner: () => z.core.$ZodType): Cut {
  cuts.set(schema, asItIs); // what it holds of itself, as long as nothing else in it is cut
  if (cutOf(inner()) !== asItIs) throw new Error('no answer has held objects in themselves so far');
  return asItIs;
}

function cutEach(cut: Cut): Cut {
  return cut === asItIs ? cut : (value) => (value as unknown[]).map(cut); // likewise
}

function cutValues(cut: Cut): Cut {
  if (cut === asItIs) return cut;
  return (value) => Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, cut(one)])); // likewise
}

function cutVariant({ discriminator, options }: z.core.$ZodDiscriminatedUnionDef): Cut {
  const variants = new Map(
    options.flatMap((option) =>
      [...(option._zod.propValues?.[discriminator] ?? [])].map((told) => [told as unknown, cutOf(option)] as const),
    ),
  );
  return (value) => {
    const told = (value as Record<string, unknown>)[discriminator]; // likewise
    const cut = variants.get(told);
    if (!cut) throw new Error(`nothing declares an answer whose ${discriminator} is ${String(told)}`);
    return cut(value);
  };
}

/** Of values that hold nothing. */
function cutPlain(options: readonly z.core.$ZodType[]): Cut {
  if (options.some((option) => cutOf(option) !== asItIs)) throw new Error('a union of objects needs a discriminator');
  return asItIs;
}
