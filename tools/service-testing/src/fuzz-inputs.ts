import { generate } from 'json-schema-faker';
import type { DescribedOperation, OpenApiDocument } from './open-api-document.ts';

/** A request, as far as it is not the same for all of an operation. */
export interface FuzzInput {
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** What may take the place of any value: each is a fault that services have had. */
const WRONG: readonly unknown[] = [
  ...['', ' ', '0x10', '1e3', '+5', '-1', '*', '"1"', 'W/"1"', 'bytes=0-', 'null', '__proto__'],
  ...['\u0000', '\ud83d\ude00', '%', '../x', 'x'.repeat(5_000)],
  ...[null, 0, -1, 1e308, true, [], {}, [[[]]]],
];
const WRONG_BODIES = ['', '{', 'null', '"text"', '[]', '7', String.raw`{"name":"\ud800"}`];

/**
 * Makes requests for an operation: valid by its description, then with one value wrong, then with a
 * wrong body. The same seed makes the same ones.
 */
export async function* generateInputs(
  document: OpenApiDocument,
  path: string,
  operation: DescribedOperation,
  runs: number,
  seed: number,
): AsyncGenerator<FuzzInput> {
  const { parameters = [], requestBody } = operation;
  const types = Object.keys(requestBody?.content ?? {});
  for (let run = 0; run < runs; run++) {
    const random = (of: number, salt: number) => hash(seed, run, salt) % of;
    const make = (schema: object, salt: number) =>
      generate(
        { ...schema, components: document.components } as never,
        {
          seed: hash(seed, run, salt),
          alwaysFakeOptionals: random(2, salt) === 0,
        } as never,
      );
    const spoilt = random(3, 0) === 0 ? -1 : random(parameters.length + 1, 1);
    const pick = (salt: number) => WRONG[random(WRONG.length, salt)];

    let target = path;
    const query: string[] = [];
    const headers: Record<string, string> = {};
    for (const [at, parameter] of parameters.entries()) {
      const { name, required, schema } = parameter;
      if (required !== true && random(2, 10 + at) === 0) continue;
      const value = textOf(at === spoilt ? pick(20 + at) : await make(schema, 30 + at));
      if (parameter.in === 'path')
        target = target.replace(`{${name}}`, encodeURIComponent(value) || '%20');
      else if (parameter.in === 'query')
        query.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
      // A client cannot send any other.
      else if (/^[!-~][ -~]*$/.test(value)) headers[name] = value;
    }
    if (query.length > 0) target += `?${query.join('&')}`;

    let body: string | undefined;
    const type = types[random(Math.max(1, types.length), 2)];
    const schema = type === undefined ? undefined : requestBody?.content[type]?.schema;
    if (type !== undefined) {
      headers['content-type'] = type;
      body = 'content';
      if (schema) {
        const valid = (await make(schema, 3)) as Record<string, unknown>;
        const [key] = Object.keys(valid);
        const isSpoilt = spoilt === parameters.length;
        if (!isSpoilt) body = JSON.stringify(valid);
        else if (key === undefined || random(2, 4) === 0)
          body = WRONG_BODIES[random(WRONG_BODIES.length, 5)] as string;
        else body = JSON.stringify({ ...valid, [key]: pick(6) });
      }
    }
    yield { target, headers, body };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** A number that is the same for the same numbers, and looks random. */
function hash(...numbers: number[]): number {
  let mixed = 2_166_136_261;
  for (const number of numbers)
    mixed = Math.imul(mixed ^ (number + 1), 16_777_619) ^ (mixed >>> 13);
  return mixed >>> 0;
}
