/**
 * An error as the fields of a log line: `type`, `message`, `stack`, then its own fields (a code, an
 * HTTP status), then its cause. Each is read separately, because a getter of an error can throw, too.
 */
export function* errorEntries(error: Error): Generator<[string, unknown]> {
  yield ['type', read(() => errorType(error))];
  yield ['message', read(() => String(error.message))];
  yield ['stack', read(() => (error.stack === undefined ? undefined : String(error.stack)))];
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
  const name = String(error.name);
  return name === 'Error' ? (error.constructor?.name ?? name) : name;
}

function read(get: () => unknown): unknown {
  try {
    return get();
  } catch {
    return '[threw]';
  }
}
