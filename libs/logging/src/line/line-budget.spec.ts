import { makeLogger } from '../test/make-logger.ts';

const times = (value: unknown, count = 200): unknown[] =>
  Array.from({ length: count }, () => value);
const cube = (value: unknown) => times(times(times(value)));

/** An object that counts its reads. */
function counted(): { value: object; visits: () => number } {
  let visits = 0;
  const value = {
    get a() {
      visits++;
      return undefined;
    },
  };
  return { value, visits: () => visits };
}

const dense = 'password=abc https://u:p@h/?token=x&a=b '.repeat(210);
const values: Record<string, () => unknown> = {
  numbers: () => cube(1.5),
  booleans: () => cube(true),
  nulls: () => cube(null),
  dates: () => cube(new Date()),
  bigints: () => cube(10n ** 90n),
  'a huge bigint': () => 10n ** 1_000_000n,
  'undefined fields': () =>
    cube(Object.fromEntries(times(0).map((_, at) => [`k${at}`, undefined]))),
  'empty objects': () => cube({}),
  'empty texts': () => cube(''),
  functions: () => cube(() => 1),
  'boxed values': () => cube(Object(1)),
  proxies: () => cube(new Proxy({ a: 1 }, {})),
  headers: () => cube(new Headers({ a: 'b' })),
  secrets: () => cube({ password: 'x'.repeat(1_000) }),
  'texts full of secrets': () => times(times(dense)),
  'texts of three bytes a character': () => times('語'.repeat(8_192)),
  'control characters': () => times('\u0001'.repeat(8_192)),
  quotes: () => times('"\\'.repeat(4_096)),
  errors: () => times(new Error('x'.repeat(8_000))),
  'huge sets': () => times(new Set(times(0, 100_000).map((_, at) => at))),
  'huge maps': () => times(new Map(times(0, 100_000).map((_, at) => [at, at]))),
  'equal keys of a map': () => new Map(times(0, 100_000).map(() => [{}, 1])),
  'objects with many keys': () =>
    times(Object.fromEntries(times(0, 5_000).map((_, at) => [`k${at}`, at]))),
  'long keys': () => Object.fromEntries(times(0).map((_, at) => ['k'.repeat(50_000) + at, at])),
  'a sparse array': () => Object.assign([], { [1e9]: 1 }),
  'typed arrays': () => cube(new Float64Array(1_000)),
  'errors whose message is huge': () =>
    times(Object.assign(new Error('x'), { message: times(0, 100_000) })),
  'a symbol with a long name': () => Symbol('x'.repeat(1_000_000)),
  'shared objects': () => {
    let shared: object = { end: 1 };
    for (let level = 0; level < 40; level++) shared = { a: shared, b: shared, c: shared };
    return shared;
  },
};

describe('a line', () => {
  it.each(Object.keys(values))('with %s has at most 64 KiB, wherever they are', (name) => {
    const { logger, logs } = makeLogger();
    const value = (values[name] as () => unknown)();
    logger.info('x', { value });
    logger.info(value as object);
    logger.log('info', value as object, { value });
    logger.child({ value, more: value }).error('x', { value, more: value });
    for (const line of logs.takeLines()) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(65_536);
      JSON.parse(line);
    }
  });

  it('inspects at most a few thousand values, regardless of their number', () => {
    const { logger } = makeLogger();
    const { value, visits } = counted();
    logger.info('x', { value: cube(value) });
    expect(visits()).toBeGreaterThan(100);
    expect(visits()).toBeLessThan(10_000);
  });

  it('does not copy the letters of a text that is bound to a child', () => {
    const { logger, logs } = makeLogger();
    logger.child('x'.repeat(2_000_000) as unknown as object).info('x');
    expect(logs.entries()[0]).toMatchObject({ value: expect.stringContaining('xxx') });
  });

  it('keeps values of ordinary size whole', () => {
    const { logger, logs } = makeLogger();
    const rows = times(0, 100).map((_, id) => ({ id, name: `order ${id}`, total: id * 1.5 }));
    logger.info('x', { rows });
    expect(logs.entries()[0]).toMatchObject({ rows });
  });
});
