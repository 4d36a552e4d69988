/**
 * Event patterns, as stream mappings and rules filter by them.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */

/** @throws for an operator that is not known here */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  if (!isRecord(pattern)) throw new Error(`not an event pattern: ${JSON.stringify(pattern)}`);
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or') return (wanted as unknown[]).some((one) => matchesPattern(one, event)); // a list by its definition
    const value = isRecord(event) ? event[name] : undefined;
    return Array.isArray(wanted) ? matchesAny(wanted, value) : matchesPattern(wanted, value);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function matchesAny(wanted: readonly unknown[], value: unknown): boolean {
  // A list in the event matches when one of its items does.
  const values = Array.isArray(value) ? value : [value];
  return wanted.some((one) => values.some((candidate) => matchesOne(one, candidate)));
}

function matchesOne(wanted: unknown, value: unknown): boolean {
  if (!isRecord(wanted)) return wanted === value;
  return Object.entries(wanted).every(([operator, operand]) => applyOperator(operator, operand, value));
}

function applyOperator(operator: string, operand: unknown, value: unknown): boolean {
  const text = typeof value === 'string' ? value : undefined;
  switch (operator) {
    case 'exists':
      return (value !== undefined) === operand;
    case 'prefix':
      return text?.startsWith(String(operand)) ?? false;
    case 'suffix':
      return text?.endsWith(String(operand)) ?? false;
    case 'equals-ignore-case':
      return text?.toLowerCase() === String(operand).toLowerCase();
    case 'anything-but':
      return value !== undefined && !matchesAny(Array.isArray(operand) ? operand : [operand], value);
    case 'numeric':
      return typeof value === 'number' && comparesAs(operand as unknown[], value); // a list by its definition
    default:
      throw new Error(`the local stack does not know the pattern operator ${operator}`);
  }
}

/** `[">", 0, "<=", 5]` */
function comparesAs(comparisons: unknown[], value: number): boolean {
  for (let index = 0; index < comparisons.length; index += 2) {
    const bound = Number(comparisons[index + 1]);
    const holds = {
      '=': value === bound,
      '<': value < bound,
      '<=': value <= bound,
      '>': value > bound,
      '>=': value >= bound,
    };
    if (!holds[String(comparisons[index]) as keyof typeof holds]) return false; // an unknown sign holds for nothing
  }
  return true;
}
