type Pattern = { readonly [field: string]: Pattern | readonly (Filter | Pattern)[] };
type Filter =
  | string
  | { readonly prefix: string }
  | { readonly suffix: string }
  | { readonly wildcard: string }
  | {
      readonly 'anything-but':
        string | number | { readonly prefix: string } | { readonly wildcard: string };
    };

/**
 * Whether an event pattern of EventBridge matches an event; supports only the filters that are used here.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matchesEvent(pattern: Pattern, event: unknown): boolean {
  return Object.entries(pattern).every(([field, expected]) => {
    if (field === '$or') return (expected as Pattern[]).some((one) => matchesEvent(one, event));
    const values = valuesOf(event, field);
    return Array.isArray(expected)
      ? values.some((value) => expected.some((filter: Filter) => matches(filter, value)))
      : values.some((value) => matchesEvent(expected as Pattern, value));
  });
}

/** The values of a field: of a list, each item; of a list of objects, the field of each. */
function valuesOf(event: unknown, field: string): unknown[] {
  const value = (event as Record<string, unknown>)[field];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function matches(filter: Filter, value: unknown): boolean {
  if (typeof filter === 'string') return value === filter;
  if ('anything-but' in filter) {
    const not = filter['anything-but'];
    return typeof not === 'object' ? !matches(not, value) : value !== not;
  }
  if (typeof value !== 'string') return false;
  if ('wildcard' in filter) {
    const literal = filter.wildcard.split('*').map((part) => part.replace(/[^\w]/g, '\\$&'));
    return new RegExp(`^${literal.join('.*')}$`, 's').test(value);
  }
  return 'prefix' in filter ? value.startsWith(filter.prefix) : value.endsWith(filter.suffix);
}
