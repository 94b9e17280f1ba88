import { Writable } from 'node:stream';
import { MESSAGE } from 'triple-beam';
import { seededSecrets } from '@gatehouse/testing';
import winston from 'winston';
import { makeLogger } from './test/make-logger.ts';

/** A custom transport that records its lines. */
function collector(options: winston.transport.TransportStreamOptions = {}) {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { transport: new winston.transports.Stream({ stream, ...options }), lines };
}

describe('winston’s API', () => {
  it('logs at every level that is severe enough, and at no other', () => {
    const { logger, logs } = makeLogger({ level: 'http' });
    for (const level of ['error', 'warn', 'info', 'http', 'verbose', 'debug', 'silly'] as const) {
      expect(logger[level](level)).toBe(logger);
    }
    expect(logs.entries().map(({ level }) => level)).toEqual(['error', 'warn', 'info', 'http']);
    logger.level = 'error';
    logger.warn('not now');
    expect([logger.isLevelEnabled('warn'), logger.isErrorEnabled()]).toEqual([false, true]);
    expect(logs.entries()).toHaveLength(4);
  });

  it('accepts log() in each of its forms', () => {
    const { logger, logs } = makeLogger();
    logger.log('info', 'one');
    logger.log('info', 'two', { a: 1 });
    logger.log({ level: 'warn', message: 'three', a: 1 });
    logger.log('error', new Error('four') as never);
    logger.info({ message: 'five', a: 1 });
    logger.info('six', 'extra', 2);
    logger.log('nonsense' as never, 'seven');
    expect(logs.entries()).toMatchObject([
      { level: 'info', message: 'one' },
      { level: 'info', message: 'two', a: 1 },
      { level: 'warn', message: 'three', a: 1 },
      { level: 'error', message: 'four', error: { type: 'Error' } },
      { level: 'info', message: 'five', a: 1 },
      { level: 'info', message: 'six', extra: ['extra', 2] },
      { level: 'info', message: 'seven' },
    ]);
  });

  it('has timers, profiling and methods that can be detached', () => {
    const { logger, logs } = makeLogger();
    logger.startTimer().done({ message: 'timed' });
    logger.profile('work');
    logger.profile('work');
    const { info } = logger;
    info('taken off');
    expect(logs.entries()).toMatchObject([
      { message: 'timed', durationMs: expect.any(Number) },
      { message: 'work', durationMs: expect.any(Number) },
      { message: 'taken off' },
    ]);
  });

  it('can be silenced and enabled again', () => {
    const { logger, logs } = makeLogger();
    logger.silent = true;
    logger.info('unheard');
    logger.silent = false;
    logger.info('heard');
    expect(logs.entries().map(({ message }) => message)).toEqual(['heard']);
  });

  it('adds default metadata to each line', () => {
    const { logger, logs } = makeLogger();
    logger.defaultMeta = { team: 'blue', service: 'forged' };
    logger.info('x', { a: 1 });
    expect(logs.entries()[0]).toMatchObject({
      team: 'blue',
      _service: 'forged',
      service: 'orders',
      a: 1,
    });
  });
});

it('prefers the fields of a call to those of a child, and these to default metadata', () => {
  const { logger, logs } = makeLogger();
  logger.defaultMeta = { of: 'default', team: 'blue' };
  logger.child({ of: 'child' }).info('x');
  logger.child({ of: 'child' }).info('x', { of: 'call' });
  expect(logs.entries().map(({ of, team }) => [of, team])).toEqual([
    ['child', 'blue'],
    ['call', 'blue'],
  ]);
});

describe('a custom transport', () => {
  it('receives the same lines while it is added, and the logger’s own output continues', () => {
    const { logger, logs } = makeLogger();
    const { transport, lines } = collector();
    logger.info('before');
    logger.add(transport);
    logger.child({ request: 1 }).info('with both', { a: 1 });
    logger.remove(transport);
    logger.info('after');
    expect(logs.entries().map(({ message }) => message)).toEqual(['before', 'with both', 'after']);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([logs.entries()[1]]);
  });

  it('keeps its own level and format, and never receives a secret', () => {
    const { logger } = makeLogger();
    const { splat, simple, combine } = winston.format;
    const { transport, lines } = collector({ level: 'warn', format: combine(splat(), simple()) });
    logger.add(transport);
    const { password } = seededSecrets;
    logger.info('too low', { password });
    logger.warn('hello %s', 'world', { password });
    logger.error('object', { password, nested: [{ token: password }] });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^warn: hello world/);
    expect(lines.join('')).not.toContain(password);
    expect(lines[1]).toContain('[redacted]');
  });

  it('can be a custom class', () => {
    const seen: unknown[] = [];
    class Own extends winston.transports.Stream {
      override log(info: object, done: () => void): void {
        seen.push((info as { [MESSAGE]: string })[MESSAGE]);
        done();
      }
    }
    const { logger, logs } = makeLogger();
    logger.add(new Own({ stream: new Writable() }));
    logger.info('x');
    expect(seen).toEqual([logs.text().trimEnd()]);
  });
});

describe('a custom format', () => {
  it('defines the form of the lines', () => {
    const { logger, logs } = makeLogger();
    logger.format = winston.format.printf(
      ({ level, message, a }) => `${level} ${String(message)} ${String(a)}`,
    );
    logger.info('x', { a: 1 });
    expect(logs.text()).toBe('info x 1\n');
  });
});
