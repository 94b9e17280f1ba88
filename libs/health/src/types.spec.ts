import { createHealth, type Health } from './index.ts';

/** Types alone: `tsc -b` fails where one of these is not as it is written here. */
describe('the types', () => {
  it('let a test write a stub of a health', () => {
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

  it('take no options, checks or probes that are none', () => {
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
