import { gatehouse } from '../deploy/test/gatehouse.ts';
import { startWorld } from '../deploy/test/start-world.ts';
import type { World } from '../deploy/test/world.ts';

const IMAGE = `000000000000.dkr.ecr.eu-central-1.amazonaws.com/laptop/payments@sha256:${'a'.repeat(64)}`;

let world: World;
beforeAll(async () => (world = await startWorld()));
afterAll(() => world.stop());

type Call = readonly string[];

/** Production refuses these first. */
const CHANGES: readonly Call[] = [
  ['scale', '--tasks', '3', '--for', '1h'],
  ['restart'],
  ['run', '--', 'true'],
  ['debug', '--image', IMAGE, '--', 'true'],
];
const LOOKS: readonly Call[] = [
  ['rollback', '--diff'],
  ['scale'],
  ['wait'],
  ['logs'],
  ['revisions'],
  ['release-hold', '--reason', 'it was not its fault'],
  ['verify'],
];

/** A command for a service in an environment, with options before `--`. */
const call = (service: string, environment: string, [name = '', ...options]: Call) =>
  gatehouse(world, [name, '-s', service, '-e', environment, ...options]);

test.each([...CHANGES, ...LOOKS])(
  '%s names the service that may have been meant',
  async (...command) => {
    const near = await call('paymets', 'laptop', command);
    const far = await call('orders', 'laptop', command);
    expect(near.code).not.toBe(0);
    expect(near.stdout + near.stderr).toMatch(/did you mean "payments"\?|there are: payments/);
    expect(far.stdout + far.stderr).toMatch(/apps has: payments|there are: payments/);
  },
);

test.each([...LOOKS, ['affected'], ['superseded', '--commit', '0'.repeat(40)]])(
  '%s refuses the credentials of another account',
  async (...command) => {
    const { code, stdout, stderr } =
      command[0] === 'affected'
        ? await gatehouse(world, ['affected', '-e', 'production'])
        : await call('payments', 'production', command);
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain(
      'the credentials are for account 111111111111; production is in 333333333333',
    );
  },
);

describe('an environment of which nothing is in its account and region', () => {
  let empty: World;
  beforeAll(async () => (empty = await startWorld('laptop', false)));
  afterAll(() => empty.stop());

  const CODES: readonly (readonly [number, Call])[] = [
    ...[['status'], ['revisions'], ['wait'], ['scale'], ['logs']].map((each) => [2, each] as const),
    [2, ['scale', '--tasks', '3', '--for', '1h']],
    [2, ['release-hold', '--reason', 'it was not its fault']],
    [1, ['verify', '--image', IMAGE]],
    [1, ['render']],
    [1, ['rollback']],
    [1, ['restart']],
    [125, ['run', '--', 'true']],
    [125, ['debug', '--image', IMAGE, '--', 'true']],
  ];

  test.each(CODES)(
    'exits with %i for %j, which changes nothing',
    async (expected, [name = '', ...options]) => {
      const subject = ['-s', 'payments', '-e', 'laptop'];
      const { code, stdout, stderr } = await gatehouse(empty, [name, ...subject, ...options]);
      expect(code).toBe(expected);
      expect(stdout + stderr).toMatch(
        /check the cluster, the account and the region|\(account 111111111111, eu-central-1\)|there is no (?:log group|parameter)/,
      );
      expect(empty.changes()).toEqual({});
    },
  );
});
