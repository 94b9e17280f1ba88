import * as fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import * as z from 'zod';
import { readJson } from './read-json.ts';
import { wantedBy } from './wanted-by-schema.ts';

const seenBy = (schema: z.ZodType, document: unknown) =>
  readJson(Buffer.from(JSON.stringify(document)), wantedBy(schema));

const tree = z.looseObject({
  name: z.string(),
  get children() {
    return z.array(tree).optional();
  },
});

describe('the part of a document that a schema can see', () => {
  it.each<[string, z.ZodType, unknown, unknown]>([
    [
      'the keys of a loose object',
      z.looseObject({ a: z.string() }),
      { a: 'x', b: { a: 'x' } },
      { a: 'x' },
    ],
    ['the keys of an object', z.object({ a: z.string() }), { a: 'x', b: 1 }, { a: 'x' }],
    ['all keys of a strict object', z.strictObject({ a: z.int() }), { a: 1, b: [2] }, undefined],
    ['all keys of a record', z.record(z.string(), z.int()), { a: 1, b: 2 }, undefined],
    [
      'what is in a record',
      z.record(z.string(), z.looseObject({ a: z.int() })),
      { x: { a: 1, b: 2 } },
      { x: { a: 1 } },
    ],
    [
      'the number of elements, and nothing of them',
      z.looseObject({ list: z.array(z.looseObject({})).nullish() }),
      { list: [{ a: 1 }, { b: 2 }] },
      { list: [{}, {}] },
    ],
    [
      'what is behind optional, nullable, default, readonly, catch and transform',
      z.looseObject({
        a: z
          .looseObject({ b: z.int() })
          .nullish()
          .transform((value) => value)
          .default(null)
          .readonly()
          .catch(null),
      }),
      { a: { b: 1, c: 2 } },
      { a: { b: 1 } },
    ],
    [
      'what any member of a union sees',
      z.union([
        z.array(z.looseObject({ a: z.int() })),
        z.looseObject({ b: z.looseObject({ x: z.int() }) }),
        z.looseObject({ b: z.looseObject({ y: z.int() }) }),
      ]),
      { b: { x: 1, y: 2, z: 3 }, c: 4 },
      { b: { x: 1, y: 2 } },
    ],
    [
      'what is inside itself',
      tree,
      { name: 'a', children: [{ name: 'b', x: 1, children: [{ name: 'c', y: 2 }] }] },
      { name: 'a', children: [{ name: 'b', children: [{ name: 'c' }] }] },
    ],
    [
      'all of what it does not describe',
      z.looseObject({ a: z.unknown() }),
      { a: { b: [1] } },
      undefined,
    ],
    [
      'all where it asks for another shape',
      z.looseObject({ a: z.string() }),
      { a: { b: [1] } },
      undefined,
    ],
    ['all of an object instead of an array', z.array(z.string()), { a: [1] }, undefined],
    ['all of an array instead of an object', z.looseObject({ a: z.int() }), [{ b: 1 }], undefined],
    [
      'what a preprocessing function is given',
      z.preprocess((value) => value, z.looseObject({ a: z.int() })),
      { b: 1 },
      undefined,
    ],
  ])('is %s', (_, schema, document, seen = document) => {
    expect(seenBy(schema, document)).toEqual(seen);
  });

  it('does not affect the result for any document', () => {
    const schema = z.looseObject({
      a: z.array(z.looseObject({ b: z.string().default('x'), c: z.int().nullish() })).nullish(),
      b: z.union([z.string(), z.looseObject({ a: z.boolean().optional() })]).optional(),
      c: z.record(z.string(), z.looseObject({ a: z.number().max(10) })).optional(),
    });
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, 'x', 1, 11),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value')),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value), (document) => {
        const said = ({ error, success }: z.ZodSafeParseResult<unknown>) => [
          success,
          error?.issues.map(({ path, message }) => [path, message]),
        ];
        expect(said(schema.safeParse(seenBy(schema, document)))).toEqual(
          said(schema.safeParse(document)),
        );
      }),
      { numRuns: runs(2_000) },
    );
  });
});
