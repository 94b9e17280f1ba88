import { createHealth, type Health } from './index.ts';

/** Checks types only: `tsc -b` fails if one of these differs from what this file expects. */
describe('the types', () => {
  it('allow a stub of a health in a test', () => {
    const stub: Health = {
      handler: (_request, response) => void response.end(),
      check: () => undefined,
      started: () => undefined,
      drain: () => undefined,
      stop: () => undefined,
      report: () => ({ status: 'pass', httpStatus: 200, body: { status: 'pass' } }),
    };
    expect(stub.report('ready').httpStatus).toBe(200);
  });

  it('reject invalid options, checks and probes', () => {
    const check = (health: Health) => {
      // @ts-expect-error: in milliseconds
      createHealth({ intervalMs: '10s' });
      // @ts-expect-error: a check has a name
      health.check({ run: () => undefined });
      // @ts-expect-error: "healthy" is no probe
      health.report('healthy');
    };
    expect(check).toBeDefined();
  });
});
