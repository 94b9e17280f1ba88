import { Writable } from 'node:stream';
import { seededSecrets } from '@gatehouse/testing';
import winston from 'winston';
import { isReservedField, newTrace, runWithTrace } from '../index.ts';
import { identity, makeLogger } from '../test/make-logger.ts';

const { password } = seededSecrets;

describe('a metrics line', () => {
  it('has its fields unchanged, at any level, after the standard ones', () => {
    const { logger, logs } = makeLogger({ level: 'error' });
    const _aws = { Timestamp: 1, CloudWatchMetrics: [{ Metrics: [{ Name: 'tokens' }] }] };
    logger.child({ bound: 1 }).metrics({ _aws, tokens: [12, 7.5], card: 4111111111111111 });
    expect(logs.entries()).toEqual([
      {
        timestamp: expect.any(String),
        level: 'info',
        log: 'metrics',
        message: 'Metrics',
        ...identity,
        _aws,
        tokens: [12, 7.5],
        card: 4111111111111111,
      },
    ]);
  });

  it('cannot forge the standard fields, whose names are known in advance', () => {
    const { logger, logs } = makeLogger();
    logger.metrics({ service: 1, latency: 2 });
    expect(logs.entries()[0]).toMatchObject({ service: 'orders', _service: 1, latency: 2 });
    expect(['service', 'level', '_level', 'latency', '_aws'].filter(isReservedField)).toEqual([
      'service',
      'level',
      '_level',
    ]);
  });

  it('reports values that cannot be written, instead of throwing', () => {
    const { logger, logs } = makeLogger();
    logger.metrics({ size: 1n });
    expect(logs.entries()[0]).toMatchObject({ log: 'metrics', unreadable: true });
  });
});

describe('an audit line', () => {
  it('is redacted, with its trace and bound fields, at any level', () => {
    const { logger, logs } = makeLogger({ level: 'error' });
    const trace = newTrace();
    runWithTrace(trace, () =>
      logger.child({ tenant: 't-1' }).audit('Order cancelled', { actor: 'ui', password }),
    );
    expect(logs.entries()).toEqual([
      expect.objectContaining({
        log: 'audit',
        level: 'info',
        message: 'Order cancelled',
        traceId: trace.traceId,
        tenant: 't-1',
        actor: 'ui',
        password: '[redacted]',
      }),
    ]);
  });
});

describe('an access line', () => {
  const fields = { method: 'GET', path: '/orders', status: 200, durationMs: 3.2 };

  it('is written at any level, with its trace and bound fields', () => {
    const { logger, logs } = makeLogger({ level: 'error' });
    const trace = newTrace();
    logger.child({ tenant: 't-1' }).access(trace, fields);
    logger.level = 'warn';
    logger.access(trace, { ...fields, status: 503 });
    const line = { log: 'access', level: 'info', traceId: trace.traceId, path: '/orders' };
    expect(logs.entries()).toEqual([
      expect.objectContaining({ ...line, message: 'GET /orders 200', tenant: 't-1' }),
      expect.objectContaining({ ...line, message: 'GET /orders 503' }),
    ]);
  });

  it('has winston’s default metadata, like an audit line', () => {
    const { logger, logs } = makeLogger();
    logger.defaultMeta = { team: 'blue' };
    logger.access(newTrace(), fields);
    logger.audit('Order cancelled', { order: 'o-7' });
    expect(logs.entries()).toEqual([
      expect.objectContaining({ log: 'access', team: 'blue', status: 200 }),
      expect.objectContaining({ log: 'audit', team: 'blue', order: 'o-7' }),
    ]);
  });

  it('is omitted by a silent logger', () => {
    const { logger, logs } = makeLogger();
    logger.silent = true;
    logger.access(newTrace(), fields);
    expect(logs.entries()).toEqual([]);
  });
});

it('an access, audit or metrics line reaches every transport, regardless of its level', () => {
  const { logger, logs } = makeLogger({ level: 'error' });
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  logger.add(new winston.transports.Stream({ stream, level: 'error' }));
  logger.metrics({ latency: 3 });
  logger.audit('Order cancelled');
  logger.access(newTrace(), { method: 'GET', path: '/', status: 200 });
  expect(lines.map((line) => (JSON.parse(line) as { log: string }).log)).toEqual([
    'metrics',
    'audit',
    'access',
  ]);
  expect(logs.entries()).toHaveLength(3);
});
