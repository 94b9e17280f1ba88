import type { Delivery } from '@gatehouse/local-aws';
import { CHANGING } from './count-changes.ts';
import { runDeploy } from './run.ts';
import { ACCOUNTS } from './workspace.ts';
import type { World } from './world.ts';

interface Deployment extends NonNullable<Parameters<typeof runDeploy>[2]> {
  readonly image: string;
}

type Call = Parameters<Delivery['answer']>;

/**
 * The changes that deployments made: the calls in order, and how time passed for ECS between them.
 */
interface Recording {
  /** Of the world that it was made in. */
  readonly arns: readonly string[];
  readonly steps: readonly (Call | 'tick')[];
}

/** Of this file of tests, by the deployments. */
const recordings = new Map<string, Recording>();

/**
 * Makes a world one in which images were deployed, one after the other. The first time they are. From then on what
 * that changed is changed again, in a hundredth of the time: without the SDK, and all that a deployment looks at.
 */
export async function deployed(world: World, ...deployments: readonly Deployment[]): Promise<void> {
  const key = JSON.stringify(deployments);
  const recording = recordings.get(key);
  if (recording) await repeat(world, recording);
  else recordings.set(key, await record(world, deployments));
  world.changes();
}

async function record(world: World, deployments: readonly Deployment[]): Promise<Recording> {
  const { delivery } = world;
  const steps: (Call | 'tick')[] = [];
  const original = { answer: delivery.answer, advance: delivery.ecs.advance };
  Object.assign(delivery, {
    answer(...call: Call) {
      const [, action] = String(call[1].headers['x-amz-target']).split('.');
      // The tasks of steps before a release are not started again.
      const isOfStep = call[1].body.includes('/release-step"');
      if (CHANGING.test(action ?? '') && !isOfStep) steps.push(call);
      return original.answer(...call);
    },
  });
  delivery.ecs.advance = () => {
    steps.push('tick');
    original.advance.call(delivery.ecs);
  };
  for (const { image, ...change } of deployments) {
    const { report } = await runDeploy(world, image, change);
    if (report.outcome !== 'deployed') throw new Error(report.problems.join('\n'));
  }
  Object.assign(delivery, { answer: original.answer });
  delivery.ecs.advance = original.advance;
  return { arns: arnsIn(world), steps };
}

async function repeat(world: World, { arns, steps }: Recording): Promise<void> {
  const { delivery } = world;
  for (const step of steps) {
    if (step === 'tick') {
      delivery.ecs.advance();
      continue;
    }
    const [service, request] = step;
    const body = arnsIn(world).reduce(
      (text, arn, at) => text.replaceAll(arns[at] as string, arn),
      request.body.toString(),
    );
    const answer = await delivery.answer(service, { ...request, body: Buffer.from(body) });
    if (answer.status !== 200) throw new Error(String(answer.body));
  }
}

/** What the infrastructure made, and has another name in each world. */
const arnsIn = ({ delivery }: World): string[] =>
  Object.keys(ACCOUNTS).flatMap((environment) =>
    ['', 'public-'].flatMap((prefix) =>
      ['target-group-arn', 'alternate-target-group-arn', 'listener-rule-arn'].flatMap(
        (name) =>
          delivery.parameters.get(`/gatehouse/${environment}/services/payments/${prefix}${name}`) ??
          [],
      ),
    ),
  );
