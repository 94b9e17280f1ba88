import { createLogger } from '@gatehouse/logging';
import { LogCapture } from '@gatehouse/testing';
import { createMetrics } from './metrics.ts';

function setUp() {
  const logs = new LogCapture();
  const logger = createLogger({ service: 's', environment: 'e', version: '1', destination: logs });
  return { logs, metrics: createMetrics(logger) };
}

describe('createMetrics', () => {
  it('writes what CloudWatch takes for metrics, dimensions included', () => {
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

  it('never puts more than 100 values into one event, and loses none', () => {
    const { logs, metrics } = setUp();
    for (let value = 0; value < 250; value++) metrics.record('latency', value);
    metrics.close();
    const lengths = logs.entries().map((entry) => (entry['latency'] as number[]).length);
    expect(lengths).toEqual([100, 100, 50]);
  });

  it('writes nothing when nothing was measured', () => {
    const { logs, metrics } = setUp();
    metrics.close();
    expect(logs.entries()).toEqual([]);
  });
});
