import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { exceptionSchema } from './exceptions/exception-schema.ts';
import { readException } from './exceptions/read-exception.ts';
import { policySchema } from './policy/policy-schema.ts';
import { policyFor, readPolicy } from './policy/read-policy.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/gate.md'), 'utf8');
/** When the examples hold. */
const NOW = new Date('2026-11-26T12:00:00Z');

const examples = [...page.matchAll(/<!-- example: (\w+) -->\s+```json\n(.*?)```/gs)].map(
  ([, kind = '', text = '']) => ({ kind, text }),
);
const examplesOf = (kind: string) =>
  examples.flatMap((each) => (each.kind === kind ? each.text : []));

/** Rows of a table of keys: the key, and the example where it is a value. */
const rowsOf = (kind: string) => {
  const table = page.split(`<!-- keys: ${kind} -->`)[1]?.split('\n\n')[1] ?? '';
  return table
    .split('\n')
    .slice(2)
    .map((row) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .map(([, key = '', , , example = '']) => ({
      key: key.replaceAll('`', ''),
      example: /^`(.*)`$/.exec(example)?.[1],
    }));
};

const SEVERITY = /^(?:CRITICAL|HIGH|MEDIUM|LOW|NEGLIGIBLE)$/;

/** The schemas of all keys, by their path; "*" for a severity, and for what is in a list. */
function keysOf(schema: z.ZodType, path: readonly string[] = []): [string, z.ZodType][] {
  if (schema instanceof z.ZodOptional) return keysOf(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray)
    return keysOf(schema.element as z.ZodType, path.at(-1) === '*' ? path : [...path, '*']);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => keysOf(option as z.ZodType, path));
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, inner]) => {
    const place = [...path, SEVERITY.test(key) ? '*' : key];
    const own: [string, z.ZodType][] = SEVERITY.test(key) ? [] : [[place.join('.'), inner]];
    return [...own, ...keysOf(inner, place)];
  });
}

describe('docs/gate.md', () => {
  it('has examples of each kind, and no invalid block of JSON', () => {
    expect(examples.map(({ kind }) => kind).sort()).toEqual([
      'exception',
      'exception',
      'policy',
      'vex',
    ]);
    expect(page.match(/```json/g)).toHaveLength(examples.length);
  });

  it.each(examplesOf('policy'))(
    'has a policy that is valid in each of its environments',
    (text) => {
      const policy = readPolicy('policy.json', text);
      for (const environment of Object.keys(policy.environments))
        expect(policyFor('policy.json', policy, environment)).toHaveProperty('requiredScanners');
    },
  );

  it.each([...examplesOf('exception'), ...examplesOf('vex')])(
    'has exceptions and statements that excuse at least one finding: %#',
    (text) => {
      const { exceptions, problems } = readException('exception.json', text, NOW);
      expect(problems).toEqual([]);
      expect(exceptions.length).toBeGreaterThan(0);
      for (const { expires } of exceptions) expect(expires > NOW).toBe(true);
    },
  );

  it.each([
    ['policy', policySchema],
    ['exception', exceptionSchema],
  ])('documents every key of the %s, and no other, with valid examples', (kind, schema) => {
    const keys = new Map(keysOf(schema));
    const rows = rowsOf(kind);
    expect(rows.map(({ key }) => key).sort()).toEqual([...keys.keys()].sort());
    for (const { key, example } of rows)
      if (example !== undefined)
        expect([key, keys.get(key)?.safeParse(JSON.parse(example)).error]).toEqual([
          key,
          undefined,
        ]);
  });
});
