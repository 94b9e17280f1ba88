import { once } from 'node:events';
import { seededSecrets } from '@gatehouse/testing';
import winston from 'winston';
import { createLogger, type LogLevel } from './index.ts';
import { identity, makeLogger } from './test/make-logger.ts';

const { password } = seededSecrets;
const ALLOWED = /"warning"; allowed are error, warn, info, http, verbose, debug, silly/;

/** The one line that the call writes. */
function lineOf(log: (logger: ReturnType<typeof makeLogger>['logger']) => unknown): object {
  const { logger, logs } = makeLogger();
  log(logger);
  expect(logs.entries()).toHaveLength(1);
  return logs.entries()[0] as object;
}

describe('an unknown level', () => {
  it('is rejected with a list of the known ones, wherever it is set', () => {
    const level = 'warning' as LogLevel;
    const { logger } = makeLogger();
    expect(() => createLogger({ ...identity, level })).toThrow(ALLOWED);
    expect(() => (logger.level = level)).toThrow(ALLOWED);
    expect(() => (logger.child({ a: 1 }).level = level)).toThrow(ALLOWED);
    expect(() => logger.configure({ level })).toThrow(ALLOWED);
    expect(logger.level).toBe('silly');
  });

  it('does not lose lines that are logged at it, regardless of the level', () => {
    const { logger, logs } = makeLogger({ level: 'error' });
    logger.log('loud' as LogLevel, 'the text', { a: 1 });
    expect(logs.entries()).toMatchObject([{ message: 'the text', a: 1, unknownLevel: 'loud' }]);
  });

  it('does not affect the parent when a child’s level is set', () => {
    const { logger, logs } = makeLogger({ level: 'info' });
    const child = logger.child({ a: 1 });
    child.level = 'debug';
    logger.debug('no');
    child.debug('yes');
    expect(logs.entries()).toMatchObject([{ message: 'yes' }]);
  });
});

it('is not written by a child that is silent', () => {
  const { logger, logs } = makeLogger();
  logger.child({ a: 1 }).silent = true;
  const child = logger.child({ a: 1 });
  child.silent = true;
  child.info('no');
  logger.info('yes');
  expect(logs.entries()).toMatchObject([{ message: 'yes' }]);
});

it('writes what winston’s handler of uncaught exceptions passes to it', () => {
  const { logger, logs } = makeLogger();
  logger.exitOnError = false;
  logger.exceptions.handle();
  const handlers = logger.exceptions as unknown as { _uncaughtException(error: Error): void };
  handlers._uncaughtException(new Error('unexpected'));
  logger.exceptions.unhandle();
  expect(logs.entries()[0]).toMatchObject({ level: 'error', exception: true });
  expect(logs.text()).toContain('unexpected');
});

it('neither collects listeners of uncaught exceptions nor makes winston wait for 3 s to exit', async () => {
  const { logger, logs } = makeLogger();
  const handlers = logger.exceptions as unknown as { _uncaughtException(error: Error): void };
  const [transport] = logger.transports;
  const listeners = () => ['finish', 'error'].map((event) => transport!.listenerCount(event));
  const before = listeners();
  logger.exceptions.handle();
  const { exit } = process;
  let exits = 0;
  process.exit = (() => exits++) as never;
  try {
    for (let error = 0; error < 5; error++) handlers._uncaughtException(new Error('again'));
    await new Promise(setImmediate);
  } finally {
    process.exit = exit;
    logger.exceptions.unhandle();
  }
  expect([exits, listeners(), logs.entries().length]).toEqual([5, before, 5]);
});

it('writes the line without a format that fails', () => {
  const { logger, logs } = makeLogger();
  logger.format = winston.format(() => {
    throw new Error('broken format');
  })();
  expect(() => logger.info('x', { password })).not.toThrow();
  expect(logs.entries()).toMatchObject([{ message: 'x', password: '[redacted]' }]);
});

it('writes the line once if another transport fails', () => {
  const { logger, logs } = makeLogger();
  class Failing extends winston.transports.Stream {
    override log(): void {
      throw new Error('broken transport');
    }
  }
  logger.add(new Failing({ stream: process.stderr }));
  expect(() => logger.info('x')).not.toThrow();
  expect(logs.entries()).toMatchObject([{ message: 'x' }]);
  expect(logs.entries()).toHaveLength(1);
});

describe('each form of a call', () => {
  const error = new TypeError('root');
  const inError = { error: { type: 'TypeError', message: 'root' } };

  it.each<[string, (logger: ReturnType<typeof makeLogger>['logger']) => unknown, object]>([
    ['error(err, meta)', (l) => l.error(error, { a: 1 }), { message: 'root', ...inError, a: 1 }],
    ['error(text, err)', (l) => l.error('x', error), { message: 'x', ...inError }],
    ['error(text, err, meta)', (l) => l.error('x', error, { a: 1 }), { ...inError, a: 1 }],
    ['error(text, meta, err)', (l) => l.error('x', { a: 1 }, error), { ...inError, a: 1 }],
    [
      'log(entry with an error as its message)',
      (l) => l.log({ level: 'warn', message: error, a: 1 }),
      { level: 'warn', message: 'root', ...inError, a: 1 },
    ],
    ['log(entry)', (l) => l.log({ level: 'warn', message: 'x', a: 1 }), { level: 'warn', a: 1 }],
    [
      'log(level, err)',
      (l) => l.log('warn', error),
      { level: 'warn', message: 'root', ...inError },
    ],
    ['log(level, text, err)', (l) => l.log('warn', 'x', error), { message: 'x', ...inError }],
    ['log(level, err, meta)', (l) => l.log('warn', error, { a: 1 }), { ...inError, a: 1 }],
    ['%s and %d', (l) => l.info('%s has %d', 'a', 2, { b: 3 }), { message: 'a has 2', b: 3 }],
    ['%s of an error', (l) => l.warn('no: %s', error), { message: 'no: root', ...inError }],
    ['%s of a symbol', (l) => l.info('a %s', Symbol('b')), { message: 'a Symbol(b)' }],
    ['%s of a date', (l) => l.info('%s', new Date(0)), { message: '1970-01-01T00:00:00.000Z' }],
    [
      '%j',
      (l) => l.info('got %j', { password, a: 1 }),
      { message: 'got {"password":"[redacted]","a":1}' },
    ],
    ['%% and what is no token', (l) => l.info('50% of %s', 'x'), { message: '50% of x' }],
    ['a number’s token', (l) => l.info('100%info', { a: 1 }), { message: '100%info', a: 1 }],
    ['fields twice', (l) => l.info('x', { a: 1 }, { a: 2 }), { a: 1, extra: [{ a: 2 }] }],
    ['undefined', (l) => l.info(undefined), { message: '' }],
    ['null', (l) => l.info(null), { message: 'null' }],
  ])('%s loses nothing', (_what, log, expected) => {
    expect(lineOf(log)).toMatchObject(expected);
    expect(JSON.stringify(lineOf(log))).not.toContain(password);
  });

  it('calls a trailing callback when the line has been handed over', async () => {
    const { logger, logs } = makeLogger();
    const called = [
      new Promise((resolve) => logger.info('one', resolve)),
      new Promise((resolve) => logger.info('two', { a: 1 }, resolve)),
      new Promise((resolve) => logger.log('info', 'three', resolve)),
    ];
    await Promise.all(called);
    expect(logs.entries()).toHaveLength(3);
    expect(logs.text()).not.toContain('[function]');
  });
});

describe('a logger for Nest', () => {
  // Nest's calls on the logger of NestFactory.create(module, { logger }).
  interface LoggerService {
    log(message: unknown, ...optional: unknown[]): unknown;
    error(message: unknown, ...optional: unknown[]): unknown;
    warn(message: unknown, ...optional: unknown[]): unknown;
    debug?(message: unknown, ...optional: unknown[]): unknown;
    verbose?(message: unknown, ...optional: unknown[]): unknown;
    fatal?(message: unknown, ...optional: unknown[]): unknown;
  }
  const stack = 'Error: x\n    at handle (/srv/app.js:1:1)';

  it.each<[string, (nest: LoggerService) => unknown, object]>([
    [
      'log',
      (n) => n.log('Starting Nest application...', 'NestFactory'),
      { level: 'info', message: 'Starting Nest application...', context: 'NestFactory' },
    ],
    [
      'log of one word',
      (n) => n.log('started', 'AppService'),
      { message: 'started', context: 'AppService' },
    ],
    ['log without a context', (n) => n.log('started'), { message: 'started' }],
    ['log of an object', (n) => n.log({ a: 1 }, 'AppService'), { a: 1, context: 'AppService' }],
    [
      'log with parameters',
      (n) => n.log('Order %s', 'o-7', 'AppService'),
      { message: 'Order o-7', context: 'AppService' },
    ],
    [
      'error',
      (n) => n.error('failed', stack, 'ExceptionsHandler'),
      { level: 'error', message: 'failed', error: { stack }, context: 'ExceptionsHandler' },
    ],
    [
      'error without a stack',
      (n) => n.error('failed', undefined, 'AppService'),
      { message: 'failed', context: 'AppService' },
    ],
    [
      'error of an error',
      (n) => n.error(new TypeError('x'), 'AppService'),
      { message: 'x', error: { type: 'TypeError' }, context: 'AppService' },
    ],
    [
      'warn',
      (n) => n.warn('odd', 'AppService'),
      { level: 'warn', message: 'odd', context: 'AppService' },
    ],
    ['debug', (n) => n.debug?.('odd', 'AppService'), { level: 'debug', context: 'AppService' }],
    [
      'verbose',
      (n) => n.verbose?.('odd', 'AppService'),
      { level: 'verbose', context: 'AppService' },
    ],
    [
      'fatal',
      (n) => n.fatal?.('odd', 'AppService'),
      { level: 'error', message: 'odd', context: 'AppService' },
    ],
  ])('prints text and context of %s', (_what, log, expected) => {
    expect(lineOf((logger) => log(logger as LoggerService))).toMatchObject(expected);
  });
});

describe('a logger that has ended', () => {
  it('still writes, and never throws', async () => {
    const { logger, logs } = makeLogger();
    logger.resume();
    logger.info('before');
    logger.end();
    await once(logger, 'finish');
    logger.info('after end');
    logger.log('info', 'after end', { a: 1 });
    logger.close();
    logger.info('after close');
    expect(logs.entries().map(({ message }) => message)).toEqual([
      'before',
      'after end',
      'after end',
      'after close',
    ]);
  });

  it('writes after close as well', () => {
    expect(lineOf((logger) => (logger.close(), logger.info('after')))).toMatchObject({
      message: 'after',
    });
  });
});
