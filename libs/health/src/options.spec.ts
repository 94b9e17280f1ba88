import { createHealth, type Health } from './index.ts';

let health: Health;
beforeEach(() => (health = createHealth()));
afterEach(() => health.stop());

const never = () => new Promise(() => undefined);

describe('checks', () => {
  it.each([NaN, 0, -1, 1.5, Infinity])('reject an interval or a time-out of %s ms', (ms) => {
    expect(() => health.check({ name: 'x', run: never, intervalMs: ms })).toThrow(
      `intervalMs of x is ${ms}`,
    );
    expect(() => createHealth({ timeoutMs: ms })).toThrow(`timeoutMs is ${ms}`);
    expect(() => createHealth({ eventLoop: { maxDelayMs: ms } })).toThrow(
      `eventLoop.maxDelayMs is ${ms}`,
    );
    expect(health.report('ready').body.checks).toBeUndefined();
  });

  it('need a name', () => {
    expect(() => health.check({ name: '', run: never })).toThrow('needs a name');
  });

  it('cannot share a name', () => {
    health.check({ name: 'sns', run: never });
    expect(() => health.check({ name: 'sns', run: never })).toThrow('named sns');
  });
});
