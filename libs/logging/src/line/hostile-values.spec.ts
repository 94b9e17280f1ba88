import fc from 'fast-check';
import { characterAt, CHARACTERS, runs } from '@gatehouse/testing';
import { newTrace, runWithTrace, type Logger } from '../index.ts';
import { identity, makeLogger } from '../test/make-logger.ts';
import { parseLine } from '../test/strict-json.ts';

const anyText = fc.string({ unit: fc.nat(CHARACTERS - 1).map(characterAt) });

const OWN = [
  'timestamp',
  'level',
  'message',
  'service',
  'environment',
  'version',
  'traceId',
  'log',
];

function hostileObjects(): object[] {
  const cycle: Record<string, unknown> = { a: 1 };
  cycle['self'] = cycle;
  const causes = new Error('outer') as Error & { cause: unknown };
  causes.cause = new TypeError('inner', { cause: causes });
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const thrower = () => {
    throw new Error('a trap');
  };
  const brokenError = new Error('x');
  for (const key of ['stack', 'message', 'cause', 'name']) {
    Object.defineProperty(brokenError, key, { get: thrower });
  }
  let deep: unknown = 1;
  for (let level = 0; level < 10_000; level++) deep = { deep };
  class Account {
    balance = 10n;
    get danger() {
      return thrower();
    }
  }
  class Bytes extends Uint8Array {
    override get byteLength() {
      return '1"\n{' as unknown as number;
    }
  }
  class Day extends Date {
    override getTime() {
      return {} as number;
    }
    override toISOString() {
      return { toString: () => '"\n{'.repeat(100_000) } as unknown as string;
    }
  }
  return [
    new Bytes(4),
    new Day(0),
    Object.assign(new Error('x'), { name: {}, message: ['"\n{'], stack: { a: 1 } }),
    cycle,
    [cycle, cycle],
    causes,
    revoked.proxy,
    brokenError,
    { deep },
    new Account(),
    new Proxy({}, { ownKeys: thrower }),
    new Proxy({ a: 1 }, { get: thrower }),
    new Proxy({ a: 1 }, { getPrototypeOf: thrower, getOwnPropertyDescriptor: thrower }),
    Object.defineProperty({}, 'x', { enumerable: true, get: thrower }),
    { toJSON: thrower },
    { toJSON: () => ({ toJSON: thrower }) },
    { toJSON: (): unknown => cycle },
    Object.create(null, { x: { enumerable: true, value: 1 } }) as object,
    JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": 1, "hasOwnProperty": 2}',
    ) as object,
    new Map<unknown, unknown>([
      [{}, 1],
      ['password', 'x'],
      [Symbol('s'), cycle],
    ]),
    new Set([cycle, 1n]),
    new Date(NaN),
    Buffer.alloc(10_000_000),
    new AggregateError([new Error('one'), cycle]),
    Object(1n) as object,
    Object(Symbol('boxed')) as object,
    Promise.resolve(1),
    new WeakMap(),
    { s: 'x'.repeat(10_000_000) },
    Array.from({ length: 100_000 }, (_, index) => index),
    Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`key${index}`, index])),
    { ['k'.repeat(100_000)]: 1 },
    { line: 'a\nb\r\u0000\u001b[31m\u2028', lone: '\ud800', pair: '\ud83d\ude00' },
    { f: thrower, s: Symbol('x'), u: undefined, n: NaN, i: -Infinity, z: -0 },
  ];
}

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
  withBoxedValues: true,
  withObjectString: true,
});
// As functions, because fast-check itself fails on a revoked proxy.
const hostile: fc.Arbitrary<() => unknown> = fc.oneof(
  anything.map((value) => () => value),
  fc.constantFrom(...hostileObjects().map((value) => () => value)),
);
const forgery = fc
  .dictionary(fc.constantFrom(...OWN, '_level', '__service', 'error', 'extra'), anything)
  .map((value) => () => value);
const text = fc.oneof(
  anyText.map((value) => () => value),
  hostile,
);

const LEVEL = /^(error|warn|info|http|verbose|debug|silly)$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The fault of a call's output; undefined if it is one line without forged fields. */
function faultOf(written: readonly string[], traceId: string): unknown {
  const [line = '', ...more] = written;
  if (line === '' || more.length > 0) return { written };
  if (line.indexOf('\n') !== line.length - 1 || line.length >= 200_000) return { line };
  const entry = parseLine(line);
  const own = { ...identity, traceId };
  const isOurs =
    Object.entries(own).every(([name, value]) => entry[name] === value) &&
    TIMESTAMP.test(String(entry['timestamp'])) &&
    LEVEL.test(String(entry['level'])) &&
    typeof entry['message'] === 'string' &&
    !('log' in entry);
  return isOurs ? undefined : { entry };
}

type Call = (logger: Logger, first: unknown, second: unknown) => unknown;
const calls = fc.constantFrom<Call>(
  (logger, first, second) => logger.info(first as string, second),
  (logger, first) => logger.error(first),
  (logger, first, second) => logger.warn(String(typeof first), first, second),
  (logger, first, second) => logger.log('info', first as string, second),
  (logger, first) => logger.log(first as never),
  (logger, first, second) => logger.log(first as never, 'message', second),
  (logger, first, second) => logger.child({ bound: second }).info(first as string, second),
  (logger, first, second) => logger.child(Object(second) as object).info(first as string, second),
);

describe('a log call with arbitrary values', () => {
  it('never throws, and writes exactly one line of valid JSON without forged fields', () => {
    const { logger, logs } = makeLogger();
    const trace = newTrace();
    let lines = 0;
    fc.assert(
      fc.property(calls, text, fc.oneof(hostile, forgery), (call, first, second) => {
        runWithTrace(trace, () => call(logger, first(), second()));
        lines++;
        const fault = faultOf(logs.takeLines(), trace.traceId);
        // Each expectation takes as long as the line itself, so only faults get one.
        if (fault !== undefined) expect(fault).toBeUndefined();
      }),
      { numRuns: runs(2_000) },
    );
    expect(lines).toBeGreaterThanOrEqual(runs(2_000));
  });

  it('accepts everything on the list of known hostile values', () => {
    const { logger, logs } = makeLogger();
    for (const value of hostileObjects()) {
      logger.info('value', value);
      logger.info('nested', { value, list: [value] });
      logger.error(value);
    }
    const lines = logs.takeLines();
    expect(lines).toHaveLength(hostileObjects().length * 3);
    lines.forEach(parseLine);
  });

  it('never changes its arguments', () => {
    const { logger } = makeLogger();
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), (value) => {
        const before = structuredClone(value);
        const keys = Reflect.ownKeys(value);
        logger.info(value);
        logger.info('message', value);
        logger.log({ ...value, level: 'info', message: 'x' });
        expect(value).toEqual(before);
        expect(Reflect.ownKeys(value)).toEqual(keys);
      }),
    );
    const frozen = Object.freeze({ level: 'error', message: 'x', nested: Object.freeze({ a: 1 }) });
    expect(() => logger.info(frozen)).not.toThrow();
  });
});
