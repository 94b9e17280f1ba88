import type { FaultRule } from '@gatehouse/local-aws';
import { deployed } from './test/deployed.ts';
import type { Ran } from './test/ran.ts';
import { runDeploy, runRollback } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import type { World } from './test/world.ts';

/** Nightly each call (nx kill-at-every-call); else one that changes something, and one beside the deployment. */
const EVERY = process.env['GATEHOUSE_KILL_AT_EVERY_CALL'] === '1';
const SOME = ['UpdateService', 'GetLogEvents'];
const TIMES = EVERY ? [1, 3] : [3];
const LONGEST_MS = EVERY ? 900_000 : 120_000;

let world: World;
afterEach(() => world.stop());

type Call = Pick<FaultRule, 'service' | 'action'>;

/** The calls that something makes. */
async function callsOf(work: () => Promise<unknown>): Promise<Call[]> {
  const before = structuredClone(world.aws.calls());
  await work();
  return Object.entries(world.aws.calls()).flatMap(([service, actions]) =>
    Object.entries(actions)
      .filter(([action, count]) => count > (before[service as keyof typeof before]?.[action] ?? 0))
      .map(([action]) => ({ service, action }) as Call),
  );
}

async function throttled(
  calls: readonly Call[],
  times: number | undefined,
  work: () => Promise<Ran>,
): Promise<Ran['report']> {
  const rule = { kind: 'throttle' as const, ...(times !== undefined && { times }) };
  world.aws.faults.set(...calls.map((call) => ({ ...call, ...rule })));
  const { report } = await work();
  world.aws.faults.clear();
  return report;
}

/** What is reported once a call is throttled to the end: one error that names it, and no other. */
const GIVEN_UP = /(?:^|: )[a-z-]+:\w+: given up after \d+ s: throttled/;
const endsWell = ({ problems }: Ran['report']) =>
  problems.filter((each) => each !== 'run the same command again');

test(
  'a deployment of which every call is throttled once, or three times, deploys; if one always is, the next run does',
  async () => {
    world = await startWorld('laptop', true, {
      release: { before: [{ name: 'migrate', command: ['/app/main.mjs', 'migrate'] }] },
    });
    await deployed(world, { image: world.push('zero') });
    const calls = await callsOf(() => runDeploy(world, world.push('calls')));
    expect(calls.length).toBeGreaterThan(20);
    for (const times of TIMES) {
      const image = world.push(`throttled ${times} times`);
      const report = await throttled(calls, times, () => runDeploy(world, image));
      expect(report).toMatchObject({ outcome: 'deployed', problems: [] });
    }
    for (const call of calls.filter(({ action = '' }) => EVERY || SOME.includes(action))) {
      const where = `${call.service}:${call.action}`;
      const image = world.push(where);
      // One file, as a command that is run again has it.
      const evidence = await world.evidence(image);
      const report = await throttled([call], undefined, () =>
        runDeploy(world, image, { evidence }),
      );
      const deploys = report.outcome === 'deployed';
      expect([where, report.outcome, endsWell(report)]).toEqual([
        where,
        deploys ? 'deployed' : 'undecided',
        deploys ? [] : [expect.stringMatching(GIVEN_UP)],
      ]);
      // The topic, the log of a step, and STS: the cluster proves the account too.
      if (deploys)
        expect([where, report.warnings]).toEqual([where, [expect.stringMatching(GIVEN_UP)]]);
      if (deploys) expect([where, world.recorded()?.image]).toEqual([where, image]);
      const again = await runDeploy(world, image, { evidence });
      expect([where, again.report.problems, world.recorded()?.image]).toEqual([where, [], image]);
    }
  },
  LONGEST_MS,
);

test(
  'a roll-back that AWS throttles ends on the same revision, at once or in the next run',
  async () => {
    const start = async () => {
      world = await startWorld();
      const images = ['good', 'bad'].map((text) => world.push(text));
      await deployed(world, ...images.map((image) => ({ image, commit: world.commit() })));
    };
    await start();
    const calls = await callsOf(() => runRollback(world));
    const always = calls.filter(({ action = '' }) => EVERY || action === 'UpdateService');
    const cases = [
      { of: calls, times: 3 },
      ...always.map((call) => ({ of: [call], times: undefined })),
    ];
    for (const { of, times } of cases) {
      await world.stop();
      await start();
      const where = `${of.map(({ action }) => action).join()} ${times ?? 'always'}`;
      const report = await throttled(of, times, () => runRollback(world));
      const expected = report.outcome === 'deployed' ? [] : [expect.stringMatching(GIVEN_UP)];
      expect([where, endsWell(report)]).toEqual([where, expected]);
      if (times !== undefined) expect([where, report.outcome]).toEqual([where, 'deployed']);
      // What is recorded is done: the same command again would go further back.
      if (report.outcome !== 'deployed') await runRollback(world);
      expect([where, world.recorded()]).toEqual([
        where,
        expect.objectContaining({
          taskDefinition: expect.stringMatching(/payments-laptop:1$/),
          rolledBackFrom: expect.stringMatching(/payments-laptop:2$/),
        }),
      ]);
    }
  },
  LONGEST_MS,
);
