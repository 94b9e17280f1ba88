import fc from 'fast-check';
import type { CheckState } from './check.ts';
import { report, type HealthState, type Probe } from './report.ts';

const checkState: fc.Arbitrary<CheckState> = fc.record({
  name: fc.oneof(fc.string({ minLength: 1 }), fc.constant('__proto__')),
  critical: fc.boolean(),
  status: fc.constantFrom('pass' as const, 'fail' as const, undefined),
  since: fc.constantFrom('2026-01-01T00:00:00.000Z', undefined),
  timedOut: fc.boolean(),
  everPassed: fc.boolean(),
});
const healthState: fc.Arbitrary<HealthState> = fc.record({
  started: fc.boolean(),
  draining: fc.boolean(),
  stuck: fc.boolean(),
  startOverdue: fc.boolean(),
  everReady: fc.boolean(),
  checks: fc.array(checkState, { maxLength: 5 }),
});
const probe = fc.constantFrom<Probe>('live', 'ready', 'startup', 'service');

const healthy: HealthState = {
  started: true,
  draining: false,
  stuck: false,
  startOverdue: false,
  everReady: true,
  checks: [
    {
      name: 'sns',
      critical: true,
      status: 'pass',
      since: undefined,
      timedOut: false,
      everPassed: true,
    },
  ],
};
const failing = { ...healthy, checks: [{ ...healthy.checks[0], status: 'fail' }] } as HealthState;
const statuses = (state: HealthState) =>
  (['live', 'startup', 'ready', 'service'] as const).map((asked) => report(asked, state).status);

describe('report', () => {
  it.each([
    ['everything is healthy', healthy, ['pass', 'pass', 'pass', 'pass']],
    ['a critical dependency fails', failing, ['pass', 'warn', 'fail', 'warn']],
    ['starting', { ...healthy, started: false }, ['pass', 'fail', 'fail', 'fail']],
    ['draining', { ...healthy, draining: true }, ['pass', 'pass', 'fail', 'fail']],
    ['the event loop is stuck', { ...healthy, stuck: true }, ['fail', 'fail', 'fail', 'fail']],
    [
      'start-up is overdue',
      { ...healthy, started: false, startOverdue: true },
      ['fail', 'fail', 'fail', 'fail'],
    ],
    ['it was never ready', { ...healthy, everReady: false }, ['pass', 'fail', 'pass', 'fail']],
  ])(
    'returns the statuses of live, startup, ready and service when %s',
    (_when, state, expected) => {
      expect(statuses(state)).toEqual(expected);
    },
  );

  it('has status 503 exactly when it fails, and then states the reason', () => {
    fc.assert(
      fc.property(probe, healthState, (asked, state) => {
        const { status, httpStatus, body } = report(asked, state);
        expect(httpStatus === 503).toBe(status === 'fail');
        expect(body.output !== undefined).toBe(status === 'fail');
      }),
    );
  });

  it('never takes a task out of service because of a dependency', () => {
    fc.assert(
      fc.property(healthState, fc.array(checkState), (state, others) => {
        const { httpStatus } = report('service', state);
        expect(report('service', { ...state, checks: others }).httpStatus).toBe(httpStatus);
        expect(report('live', { ...state, checks: others }).httpStatus).toBe(
          report('live', state).httpStatus,
        );
      }),
    );
  });

  it('shows each check by name, with only its status, its time and whether it timed out', () => {
    fc.assert(
      fc.property(probe, healthState, (asked, state) => {
        const { body } = report(asked, state);
        const allowed =
          /^(\{"status":"(pass|warn|fail)")(,"time":"[\d:.TZ-]+")?(,"output":"timeout")?\}$/;
        for (const [name, [shown]] of Object.entries(body.checks ?? {})) {
          expect(state.checks.map((check) => check.name)).toContain(name);
          expect(JSON.stringify(shown)).toMatch(allowed);
        }
        expect(Object.keys(JSON.parse(JSON.stringify(body)))).toEqual(Object.keys(body));
      }),
    );
  });

  it('warns of a check that fails or has not ended yet, and never of one that passes', () => {
    fc.assert(
      fc.property(healthState, (state) => {
        const { status } = report('service', state);
        const worried = state.checks.some((check) => check.status !== 'pass');
        if (status !== 'fail') expect(status).toBe(worried ? 'warn' : 'pass');
      }),
    );
  });

  it('cannot be changed by its readers', () => {
    fc.assert(
      fc.property(probe, healthState, (asked, state) => {
        expect(isDeeplyFrozen(report(asked, state))).toBe(true);
      }),
    );
  });
});

function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen);
}
