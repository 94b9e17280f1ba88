import { ECS } from '@aws-sdk/client-ecs';
import { SSM } from '@aws-sdk/client-ssm';
import * as fc from 'fast-check';
import { readDeployments } from './observe/read-deployments.ts';
import { revisionName } from './observe/snapshot.ts';
import { inOrder } from './record/history.ts';
import { readHistory } from './record/records.ts';
import { deployed } from './test/deployed.ts';
import { onceAnswered } from './test/on-answer.ts';
import type { Ran } from './test/ran.ts';
import { runDeploy, runRollback } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import type { World } from './test/world.ts';

const RECORD = '/gatehouse/laptop/services/payments/deployment';
const SERVICE = { cluster: 'laptop', service: 'payments' };

/** What an operator does at some call of the commands. */
const INTERVENTIONS = {
  nothing: {},
  stops: { desiredCount: 0 },
  redeploys: { forceNewDeployment: true },
  'goes back': { taskDefinition: 'payments-laptop:1' },
};

const command = fc.constantFrom('deploy one', 'deploy two', 'roll back');
const events = fc.record({
  commands: fc.tuple(command, command),
  intervention: fc.constantFrom(...(Object.keys(INTERVENTIONS) as (keyof typeof INTERVENTIONS)[])),
  /** At which of the commands' looks it happens. */
  at: fc.integer({ min: 1, max: 25 }),
  /** After how many seconds the evidence expires. */
  expires: fc.constantFrom(1, 5, 3_600),
  /** How long the first deployment takes. */
  ticks: fc.integer({ min: 0, max: 40 }),
});
/** An operator returns to the revision to which a roll-back is about to return. */
const GOES_BACK_TOO: Events = {
  ...{ commands: ['deploy two', 'roll back'], intervention: 'goes back', at: 1 },
  ...{ expires: 1, ticks: 5 },
};
type Events = typeof events extends fc.Arbitrary<infer E> ? E : never;

async function play(world: World, { commands, intervention, at, expires, ticks }: Events) {
  await deployed(world, { image: world.push('zero') }, { image: world.push('before') });
  const images = new Map(['deploy one', 'deploy two'].map((each) => [each, world.push(each)]));
  const ecs = new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
  if (ticks > 0) world.delivery.ecs.next('payments', 'slow', { ticks });
  let looks = 0;
  const change = INTERVENTIONS[intervention];
  if (intervention !== 'nothing')
    onceAnswered(
      world,
      ({ action }) => action === 'DescribeServices' && ++looks === at,
      () => ecs.updateService({ ...SERVICE, ...change }),
    );
  const holdsUntil = new Date(world.clock.date().getTime() + expires * 1_000);
  const run = async (each: string): Promise<Ran> => {
    if (each === 'roll back') return runRollback(world, { timeoutMs: 120_000 });
    const image = images.get(each) as string;
    const evidence = await world.evidence(image, { holdsUntil });
    return runDeploy(world, image, { evidence, timeoutMs: 120_000 });
  };
  const ran = await Promise.all(commands.map(run));
  return {
    reports: ran.map(({ report }) => report),
    deployments: await readDeployments({ ecs }, 'laptop', 'payments'),
    records: await readHistory(
      { ssm: new SSM({ endpoint: world.aws.url, region: 'eu-central-1' }) },
      RECORD,
    ),
  };
}

test('in no order of events does a command succeed on another revision, fail without a cause, or lose its record', async () => {
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(events, async (each) => {
      const world = await startWorld();
      try {
        const { reports, deployments, records } = await play(world, each);
        const succeeded = deployments
          .filter(({ status }) => status === 'SUCCESSFUL')
          .map(({ taskDefinition = '' }) => revisionName(taskDefinition));
        for (const { outcome, revision, image, problems } of reports) {
          outcomes.add(outcome);
          const green = outcome === 'deployed' || outcome === 'unchanged';
          if (green) {
            expect(succeeded).toContain(revision);
            expect(records.map((record) => record.image)).toContain(image);
          }
          // What has failed was overtaken before it had succeeded, or stopped by the operator.
          if (outcome === 'failed' && each.intervention !== 'stops')
            expect(problems).toEqual([expect.stringMatching(/^another deployment has been begun/)]);
          expect(outcome).not.toBe('undecided');
        }
        expect(records.at(-1)).toEqual(inOrder(records).at(-1));
      } finally {
        await world.stop();
      }
    }),
    { numRuns: 12, endOnFailure: true, examples: [[GOES_BACK_TOO]] },
  );
  // Or the property would have said nothing.
  expect(outcomes).toContain('deployed');
}, 600_000);
