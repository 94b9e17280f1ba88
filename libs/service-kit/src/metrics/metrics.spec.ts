import fc from 'fast-check';
import { createLogger } from '@gatehouse/logging';
import { LogCapture } from '@gatehouse/testing';
import { createMetrics } from './metrics.ts';

function setUp(level = 'info') {
  const logs = new LogCapture();
  const logger = createLogger({
    service: 's',
    environment: 'e',
    version: '1',
    level: level as 'info',
    destination: logs,
  });
  return { logs, metrics: createMetrics(logger) };
}

interface Event {
  _aws: { CloudWatchMetrics: { Metrics: { Name: string; Unit: string }[] }[] };
}
const namesOf = (entry: Record<string, unknown>) =>
  (entry as unknown as Event)._aws.CloudWatchMetrics[0]?.Metrics.map(({ Name }) => Name) ?? [];

describe('createMetrics', () => {
  it('writes what CloudWatch accepts as metrics, dimensions included', () => {
    const { logs, metrics } = setUp();
    metrics.record('latency', 12.5, 'Milliseconds');
    metrics.record('latency', 7, 'Milliseconds');
    metrics.record('failures', 1);
    metrics.close();
    expect(logs.entries()).toEqual([
      expect.objectContaining({
        service: 's',
        environment: 'e',
        latency: [12.5, 7],
        failures: [1],
        _aws: {
          Timestamp: expect.any(Number),
          CloudWatchMetrics: [
            {
              Namespace: 'Gatehouse',
              Dimensions: [['service', 'environment']],
              Metrics: [
                { Name: 'latency', Unit: 'Milliseconds' },
                { Name: 'failures', Unit: 'Count' },
              ],
            },
          ],
        },
      }),
    ]);
  });

  it.each(['warn', 'error'])('writes them at the log level %s', (level) => {
    const { logs, metrics } = setUp(level);
    metrics.record('failures', 1);
    metrics.close();
    expect(logs.entries()).toEqual([expect.objectContaining({ failures: [1] })]);
  });

  it('neither renames nor redacts fields', () => {
    const { logs, metrics } = setUp();
    for (const name of ['tokens', 'password', 'sessionId']) metrics.record(name, 4111111111111111);
    metrics.close();
    expect(logs.entries()[0]).toMatchObject({
      tokens: [4111111111111111],
      password: [4111111111111111],
      sessionId: [4111111111111111],
    });
  });

  it('never puts more than 100 values into one event, and loses none', () => {
    const { logs, metrics } = setUp();
    for (let value = 0; value < 250; value++) metrics.record('latency', value);
    metrics.close();
    const lengths = logs.entries().map((entry) => (entry['latency'] as number[]).length);
    expect(lengths).toEqual([100, 100, 50]);
  });

  it('never puts more than 100 metrics into one event, and loses none', () => {
    const { logs, metrics } = setUp();
    for (let at = 0; at < 121; at++) metrics.record(`m${at}`, at);
    metrics.close();
    const names = logs.entries().map(namesOf);
    expect(names.map(({ length }) => length)).toEqual([100, 21]);
    expect(new Set(names.flat()).size).toBe(121);
  });

  it('writes nothing when nothing was measured', () => {
    const { logs, metrics } = setUp();
    metrics.close();
    expect(logs.entries()).toEqual([]);
  });

  it('drops values that CloudWatch does not accept, and reports their number', () => {
    const { logs, metrics } = setUp();
    for (const value of [NaN, Infinity, -Infinity, 2 ** 361, '7' as never, 7n as never])
      metrics.record('latency', value);
    metrics.record('latency', 3, 'Milliseconds');
    metrics.gauge('depth', NaN);
    metrics.record('latency', -0);
    metrics.close();
    const [written, warning, ...more] = logs.entries();
    expect(more).toEqual([]);
    expect(written).toMatchObject({ latency: [0] });
    expect(logs.text()).toContain('"latency":[0]');
    expect(warning).toMatchObject({
      level: 'warn',
      event: 'metrics_dropped',
      dropped: { latency: 7, depth: 1 },
    });
  });

  it('stops at 200 names and reports it', () => {
    const { logs, metrics } = setUp();
    for (let at = 0; at < 1_000; at++) metrics.record(`m${at}`, 1);
    metrics.close();
    const entries = logs.entries();
    expect(entries.slice(0, -1).flatMap(namesOf)).toHaveLength(200);
    expect(entries.at(-1)).toMatchObject({ dropped: { 'names beyond 200': 800 } });
  });

  it.each([
    ...['service', 'environment', 'timestamp', 'level', 'message', 'version', 'traceId', 'log'],
    ...['_aws', '__proto__', '', ' ', 'a b', 'ä', 'x'.repeat(256), 'a\n'],
  ])('rejects the name %j', (name) => {
    const { logs, metrics } = setUp();
    expect(() => metrics.record(name, 1)).toThrow(/^A metric cannot be called /);
    expect(() => metrics.gauge(name, 1)).toThrow(TypeError);
    metrics.close();
    expect(logs.entries()).toEqual([]);
  });

  it('writes only events that CloudWatch accepts, for any measurements', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('a', 'b-c', 'toString', 'constructor'));
    const measurements = fc.array(fc.tuple(name, fc.double(), fc.boolean()), { maxLength: 300 });
    fc.assert(
      fc.property(measurements, (all) => {
        const { logs, metrics } = setUp();
        let taken = 0;
        for (const [each, value] of all) {
          try {
            metrics.record(each, value);
            if (Math.abs(value) <= 2 ** 360) taken++;
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError);
          }
        }
        metrics.close();
        const written = logs.entries().filter((entry) => '_aws' in entry);
        for (const entry of written)
          for (const each of namesOf(entry)) {
            const values = entry[each] as number[];
            expect(values.length).toBeLessThanOrEqual(100);
            expect(values.every(Number.isFinite)).toBe(true);
            taken -= values.length;
          }
        expect(taken).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a gauge', () => {
  it('is written in each interval until it is set again', () => {
    const { logs, metrics } = setUp();
    metrics.gauge('healthy', 0);
    metrics.flush();
    metrics.flush();
    metrics.gauge('healthy', 1);
    metrics.close();
    expect(logs.entries().map(({ healthy }) => healthy)).toEqual([[0], [0], [1]]);
  });
});
