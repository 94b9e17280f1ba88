import { inspect } from 'node:util';
import { type StandardSchemaV1 } from '@standard-schema/spec';
import { seededSecrets } from '@gatehouse/testing';
import fc from 'fast-check';
import { z } from 'zod';
import { SecretInvalidError } from './errors.ts';
import { type SecretVersion } from './fetch-secret.ts';
import { parseBinary, parseJson, parseText, type Parser } from './parse-secret.ts';

const password: string = seededSecrets.password;
const NAME = 'payments/db';
const Database = z.object({ user: z.string(), password: z.string().min(8), port: z.int() });

const bytes = (text: string) => new TextEncoder().encode(text);

async function failure(parse: Parser<unknown>, content: SecretVersion['content']) {
  const error = await parse(NAME, content).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SecretInvalidError)) throw new Error('no SecretInvalidError');
  return error;
}

/** Everything that a logger, a crash or a debugger prints of an error. */
const everythingOf = (error: Error) =>
  [
    error.message,
    error.stack,
    JSON.stringify(error),
    inspect(error, { depth: null, showHidden: true }),
  ].join('\n');

function schemaOf(
  validate: (value: unknown) => StandardSchemaV1.Result<unknown>,
): StandardSchemaV1 {
  return { '~standard': { version: 1, vendor: 'test', validate } };
}

describe('a secret with a schema', () => {
  it('is its parsed JSON, frozen, from a string and from bytes', async () => {
    const json = JSON.stringify({ user: 'app', password, port: 5432 });
    for (const content of [json, bytes(json)]) {
      const read = await parseJson(Database)(NAME, content);
      expect(read()).toEqual({ user: 'app', password, port: 5432 });
      expect(read()).toBe(read());
      expect(Object.isFrozen(read())).toBe(true);
    }
  });

  it('names every invalid field', async () => {
    const error = await failure(parseJson(Database), JSON.stringify({ user: 4711, port: 'none' }));
    expect(error.problems).toEqual([
      'user is invalid (Invalid input: expected string, received number)',
      'password is missing (Invalid input: expected string, received undefined)',
      'port is invalid (Invalid input: expected number, received string)',
    ]);
    expect(error.message).toMatch(/^Secret payments\/db is invalid: user is invalid \(/);
  });

  it('names nested fields and elements, and the value itself', async () => {
    const Hosts = z.object({ hosts: z.array(z.object({ port: z.int() })) });
    const json = JSON.stringify({ hosts: [{ port: 1.5 }, {}] });
    expect((await failure(parseJson(Hosts), json)).problems).toEqual([
      'hosts[0].port is invalid (Invalid input: expected int, received number)',
      'hosts[1].port is missing (Invalid input: expected number, received undefined)',
    ]);
    expect((await failure(parseJson(Hosts), `"${password}"`)).problems).toEqual([
      'the value is invalid (Invalid input: expected object, received string)',
    ]);
  });

  it('waits for an asynchronous schema', async () => {
    const Slow = z.string().refine(async (text) => text.length > 3);
    expect((await parseJson(Slow)(NAME, '"long"'))()).toBe('long');
    expect((await failure(parseJson(Slow), '"ab"')).problems).toHaveLength(1);
  });

  it.each([
    ['cut off', `{"password":"${password}`, 'it is not valid JSON'],
    ['plain text', password, 'it is not valid JSON'],
    ['bytes of plain text', bytes(password), 'it is not valid JSON'],
    [
      'bytes that are not text',
      Uint8Array.of(0xff, 0xfe, ...bytes(password)),
      'it is not UTF-8 text',
    ],
  ])('reveals nothing of an unreadable value: %s', async (_, content, problem) => {
    const error = await failure(parseJson(Database), content);
    expect(error.problems).toEqual([problem]);
    expect(error.cause).toBeUndefined();
    for (const piece of [password, password.slice(0, 8), password.slice(-8)]) {
      expect(everythingOf(error)).not.toContain(piece);
    }
  });

  it('states the number of further problems', async () => {
    const json = JSON.stringify(Array.from({ length: 500 }, () => 'x'));
    const { problems } = await failure(parseJson(z.array(z.number())), json);
    expect(problems).toHaveLength(21);
    expect(problems[20]).toBe('and 480 more');
  });
});

describe('a schema that quotes its input', () => {
  it('has its message dropped but not its path', async () => {
    const schema = schemaOf(() => ({
      issues: [
        { message: `"${password}" is too weak`, path: ['password'] },
        { message: 'too short', path: [{ key: 'user' }] },
        { message: `unexpected ${password}`, path: [password] },
      ],
    }));
    const json = JSON.stringify({ user: 'app', password });
    const error = await failure(parseJson(schema), json);
    expect(error.problems).toEqual([
      'password is invalid',
      'user is invalid (too short)',
      '? is missing',
    ]);
    expect(everythingOf(error)).not.toContain(password);
  });

  it.each<[string, StandardSchemaV1]>([
    [
      'throws',
      schemaOf((value) => {
        throw new Error(JSON.stringify(value));
      }),
    ],
    ['rejects', schemaOf((value) => Promise.reject(new Error(JSON.stringify(value))) as never)],
    ['returns nonsense', schemaOf((value) => ({ issues: value as never }))],
    ['returns nothing', schemaOf(() => undefined as never)],
    [
      'has issues that throw',
      schemaOf((value) => ({
        issues: [
          {
            get message(): string {
              throw new Error(JSON.stringify(value));
            },
          },
        ],
      })),
    ],
  ])('reveals nothing when it %s', async (_, schema) => {
    const error = await failure(parseJson(schema), JSON.stringify({ password }));
    expect(everythingOf(error)).not.toContain(password);
  });

  it('shows no string or number of any value, however it quotes them in messages', async () => {
    const encodings: ((value: unknown) => string)[] = [
      (value) => `got ${JSON.stringify(value)}`,
      (value) => JSON.stringify(JSON.stringify(value)),
      (value) => inspect(value, { depth: null }),
      (value) => `%${encodeURIComponent(JSON.stringify(value))}`,
      (value) => Buffer.from(JSON.stringify(value)).toString('base64'),
      (value) => Object.values(value as object).join(' | '),
      (value) => JSON.stringify(value).toUpperCase(),
      (value) => JSON.stringify(value).slice(0, 40),
    ];
    // Long enough not to appear in our own words by chance.
    const leaf = fc.oneof(
      fc.stringMatching(/^[a-z0-9!"\\%é -]{9,30}$/).filter((text) => /\d{3}/.test(text)),
      fc.integer({ min: 100_000_000 }),
    );
    const value = fc.dictionary(fc.constantFrom('a', 'b', 'c'), leaf, { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(value, fc.constantFrom(...encodings), async (input, encode) => {
        const schema = schemaOf((seen) => ({
          issues: [
            { message: encode(seen), path: ['a'] },
            { message: 'hidden in the path', path: Object.values(seen as object) },
          ],
        }));
        const shown = everythingOf(await failure(parseJson(schema), JSON.stringify(input)));
        for (const hidden of Object.values(input)) expect(shown).not.toContain(String(hidden));
        expect(shown).toContain('a is ');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a secret without a schema', () => {
  it('is its string', async () => {
    expect((await parseText(NAME, password))()).toBe(password);
    const error = await failure(parseText, bytes(password));
    expect(error.message).toContain('loadBinary()');
  });

  it('is its bytes, copied for each read', async () => {
    const read = await parseBinary(NAME, Uint8Array.of(1, 2, 3));
    read().fill(0);
    expect(read()).toEqual(Uint8Array.of(1, 2, 3));
    expect((await failure(parseBinary, password)).message).toContain('load()');
  });
});
