import { generateInputs, type FuzzInput } from './fuzz-inputs.ts';
import type { DescribedOperation, OpenApiDocument } from './open-api-document.ts';
import { compareBody } from './compare-body.ts';
import { DescribedSchemas } from './described-schemas.ts';

export interface FuzzOptions {
  /** Where the service listens. */
  url: string;
  document: object;
  /** Sent with each request: the API key. */
  headers: Readonly<Record<string, string>>;
  /** Requests for each operation; default 60. */
  runs?: number;
  /** The same seed makes the same requests; default 1. */
  seed?: number;
}

/**
 * Sends an API what its description allows, and what it does not, and compares each response with it.
 * @returns what went wrong: a status of 5xx, one that is not described, a type, body or header that is not as described.
 */
export async function fuzzOpenApi(options: FuzzOptions): Promise<string[]> {
  const document = options.document as OpenApiDocument;
  const schemas = new DescribedSchemas(document);
  const problems = new Set<string>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const inputs = generateInputs(
        document,
        path,
        operation,
        options.runs ?? 60,
        options.seed ?? 1,
      );
      for await (const input of inputs) {
        const problem = await send(options, schemas, { path, method, operation }, input);
        if (problem !== undefined) problems.add(`${method.toUpperCase()} ${path}: ${problem}`);
      }
    }
  }
  return [...problems];
}

interface Target {
  path: string;
  method: string;
  operation: DescribedOperation;
}

async function send(
  { url, headers }: FuzzOptions,
  schemas: DescribedSchemas,
  { path, method, operation }: Target,
  input: FuzzInput,
): Promise<string | undefined> {
  const response = await fetch(new URL(input.target, url), {
    method: method.toUpperCase(),
    headers: { ...headers, ...input.headers },
    redirect: 'manual',
    ...(input.body !== undefined && { body: input.body as string }),
  });
  const text = await response.text();
  const { status } = response;
  const sent = `${input.target} ${JSON.stringify(input.headers)} ${String(input.body).slice(0, 200)}`;
  if (status >= 500) return `${status} for ${sent}`;
  const described = operation.responses[status];
  if (described === undefined) return `${status} is not described; sent ${sent}`;
  const missing = Object.entries(described.headers ?? {}).find(
    ([name, { required }]) => required === true && !response.headers.has(name),
  );
  if (missing) return `${status} is without the header ${missing[0]}`;
  return compareBody(schemas, ['paths', path, method, 'responses', String(status)], described, {
    type: response.headers.get('content-type')?.split(';', 1)[0] ?? '',
    text,
  });
}
