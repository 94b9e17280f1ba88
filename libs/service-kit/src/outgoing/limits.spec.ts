import { CircuitBreaker } from './circuit-breaker.ts';
import { RetryBudget } from './retry-budget.ts';
import { retryAfter, retryDelay } from './retry-delay.ts';

describe('the retry budget', () => {
  it('has ten retries at the start, and then one per ten calls', () => {
    const budget = new RetryBudget();
    const taken = () => Array.from({ length: 100 }, () => budget.take()).filter(Boolean).length;
    expect(taken()).toBe(10);
    for (let call = 0; call < 9; call++) budget.deposit();
    expect(budget.take()).toBe(false);
    budget.deposit();
    expect(taken()).toBe(1);
    for (let call = 0; call < 1_000; call++) budget.deposit();
    expect(taken()).toBe(10);
  });
});

describe('the delay before a retry', () => {
  it('doubles up to 2 s, with full jitter', () => {
    const longest = [1, 2, 3, 5, 6, 50].map((attempt) => retryDelay(attempt, undefined, () => 1));
    expect(longest).toEqual([100, 200, 400, 1_600, 2_000, 2_000]);
    expect(retryDelay(6, undefined, () => 0)).toBe(0);
  });

  it('is never shorter than the peer’s Retry-After', () => {
    expect(retryDelay(1, 3_000, () => 1)).toBe(3_000);
    expect(retryDelay(6, 300, () => 1)).toBe(2_000);
  });

  it.each([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['0', 0],
    ['120', 120_000],
    ['Fri, 27 Nov 2026 08:00:10 GMT', 10_000],
    ['Fri, 27 Nov 2026 07:00:00 GMT', 0],
  ])('reads Retry-After: %s', (header, expected) => {
    expect(retryAfter(header, Date.parse('2026-11-27T08:00:00Z'))).toBe(expected);
  });
});

describe('the circuit', () => {
  let now: number;
  let circuit: CircuitBreaker;
  beforeEach(() => {
    now = 0;
    circuit = new CircuitBreaker(() => now);
  });
  const record = (outcome: 'success' | 'failure' | 'undecided', times: number) => {
    for (let call = 0; call < times; call++) circuit.record(outcome);
  };

  it('opens when half of at least ten calls failed', () => {
    record('success', 5);
    record('failure', 4);
    expect(circuit.open).toBe(false);
    record('failure', 1);
    expect([circuit.open, circuit.enter(), circuit.waitMs]).toEqual([true, false, 5_000]);
  });

  it('ignores calls beyond the last twenty, older than a minute, or without an outcome', () => {
    record('success', 100);
    record('failure', 9);
    expect(circuit.open).toBe(false);
    now = 60_000;
    record('undecided', 20);
    record('failure', 9);
    expect(circuit.open).toBe(false);
    record('failure', 1);
    expect(circuit.open).toBe(true);
  });

  it('lets one probe through when its time has passed, and closes when the probe succeeds', () => {
    record('failure', 10);
    now = 4_999;
    expect(circuit.enter()).toBe(false);
    now = 5_000;
    expect([circuit.enter(), circuit.enter()]).toEqual([true, false]);
    circuit.record('success');
    expect([circuit.open, circuit.enter(), circuit.enter()]).toEqual([false, true, true]);
  });

  it('stays open twice as long after each failed probe, at most a minute', () => {
    record('failure', 10);
    const waits = Array.from({ length: 6 }, () => {
      now += circuit.waitMs;
      circuit.enter();
      circuit.record('failure');
      return circuit.waitMs;
    });
    expect(waits).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  });

  it('makes room for another probe if the caller of the first one aborts it', () => {
    record('failure', 10);
    now = 5_000;
    circuit.enter();
    circuit.record('undecided');
    expect([circuit.open, circuit.enter()]).toEqual([true, true]);
  });
});
