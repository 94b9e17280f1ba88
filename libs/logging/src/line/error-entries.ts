/**
 * An error as the fields of a log line: `type`, `message`, `stack`, then its own fields (a code, an
 * HTTP status), then its cause. Each is read separately, because a getter of an error can throw, too.
 */
export function* errorEntries(error: Error): Generator<[string, unknown]> {
  yield ['type', read(() => errorType(error))];
  yield ['message', read(() => textOrObject(error.message))];
  yield ['stack', read(() => (error.stack === undefined ? undefined : textOrObject(error.stack)))];
  for (const key of Object.keys(error)) {
    if (key !== 'type' && key !== 'message' && key !== 'stack' && key !== 'cause') {
      yield [key, read(() => (error as unknown as Record<string, unknown>)[key])];
    }
  }
  yield ['cause', read(() => error.cause)];
  if (error instanceof AggregateError) yield ['errors', read(() => error.errors)];
}

/** The most specific name: the class name if `name` is still "Error". */
function errorType(error: Error): string {
  const { name } = error as { name: unknown };
  if (typeof name !== 'string') return 'Error';
  return name === 'Error' ? (error.constructor?.name ?? name) : name;
}

/** An object may be huge as a text; as a field, it is cut. */
function textOrObject(value: unknown): unknown {
  return typeof value === 'object' ? value : String(value);
}

function read(get: () => unknown): unknown {
  try {
    return get();
  } catch {
    return '[threw]';
  }
}
