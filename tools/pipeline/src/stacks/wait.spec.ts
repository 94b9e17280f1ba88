import type { Ancestry } from '../deploy/commit/git.ts';
import type { InfrastructureRecord } from './record.ts';
import { readinessOf } from './wait.ts';

const [OLD, MINE, NEW] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
];
const ancestor = (commit: string, of: string): Promise<Ancestry> =>
  Promise.resolve(of === 'd'.repeat(40) ? 'unknown' : commit <= of ? 'yes' : 'no');
const record = (change: Partial<InfrastructureRecord> = {}): InfrastructureRecord => ({
  ...{ version: 1, commit: MINE, attempt: 1, shared: true, failed: [] },
  ...change,
});
const asked = async (it: InfrastructureRecord | undefined, attempt = 1) => {
  const subject = { service: 'payments', environment: 'production', commit: MINE, attempt };
  const readiness = await readinessOf(subject, it, ancestor);
  return readiness.ready ? 'ready' : readiness.final ? 'failed' : 'waits';
};

describe('a service', () => {
  it.each([
    ['waits', 'there is no record', undefined],
    ['waits', 'the stacks are those of an older commit', record({ commit: OLD })],
    ['ready', 'they are those of its commit', record()],
    ['ready', 'they are those of a newer commit', record({ commit: NEW })],
    [
      'ready',
      'they are those of a commit that is not here yet',
      record({ commit: 'd'.repeat(40) }),
    ],
    ['ready', 'the stack of another service failed', record({ failed: ['orders'] })],
    ['failed', 'its own stack failed', record({ failed: ['payments'] })],
    ['failed', 'a stack that all share failed', record({ shared: false })],
  ])('is %s if %s', async (expected, _, it) => {
    expect(await asked(it)).toBe(expected);
  });

  it('waits in a re-run for what failed before', async () => {
    expect(await asked(record({ shared: false }), 2)).toBe('waits');
    expect(await asked(record({ shared: false, attempt: 2 }), 2)).toBe('failed');
  });
});
