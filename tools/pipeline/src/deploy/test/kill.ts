import { parseImage } from '../../image/image-reference.ts';
import { connect, type Aws } from '../aws.ts';
import { deploy } from '../deploy.ts';
import { reportOn } from '../report-on.ts';
import { createProgress } from '../report/progress.ts';
import { rollback } from '../rollback/rollback.ts';
import { Run } from '../run.ts';
import { readLocation } from '../subject.ts';
import type { Client } from './ran.ts';
import type { World } from './world.ts';

/** Where a command is killed. */
export interface Kill {
  /** The call of AWS, from 0, after which the process is gone. */
  readonly at?: number;
  /** The same by the calls so far, that one included. */
  readonly after?: (calls: readonly string[]) => boolean;
}

/**
 * Deploys until a call of AWS has been answered, and no further: see `untilKilled`.
 * @param evidence File with the evidence for the image.
 */
export const deployUntilKilled = (
  world: World,
  image: string,
  { evidence, ...kill }: Kill & { readonly evidence: string },
): Promise<readonly string[]> =>
  untilKilled(world, kill, 'deploy', (run) =>
    deploy(run, {
      ...{ image: parseImage(image), evidence, policy: 'security/policy.json' },
      ...{ commit: undefined, allowOlder: undefined, ...COMMON },
    }),
  );

/** Rolls back until a call of AWS has been answered, and no further: see `untilKilled`. */
export const rollBackUntilKilled = (world: World, kill: Kill): Promise<readonly string[]> =>
  untilKilled(world, kill, 'rollback', (run) =>
    rollback(run, { to: undefined, force: undefined, ...COMMON }),
  );

const COMMON = { diff: false, breakGlass: undefined, timeoutMs: 20 * 60_000, env: {} };

/**
 * Runs a command until a call of AWS has been answered: the command never gets the response, and nothing that it
 * would do at its end is done, as after SIGKILL.
 * @returns the calls that were made, in their order
 */
async function untilKilled(
  world: World,
  { at: given = Infinity, after }: Kill,
  operation: 'deploy' | 'rollback',
  steps: (run: Run) => ReturnType<typeof deploy>,
): Promise<readonly string[]> {
  const release = world.clock.hold();
  const subject = await readLocation('payments', 'laptop');
  const clients = connect(subject.workspace, 'laptop');
  const calls: string[] = [];
  let at = given;
  let kill: () => void = () => undefined;
  const killed = new Promise<void>((resolve) => (kill = resolve));
  for (const { middlewareStack } of Object.values(clients) as unknown as Client[])
    middlewareStack.add((next, { commandName = '' }) => async (input) => {
      const index = calls.push(commandName.replace(/Command$/, '')) - 1;
      if (index < at && after?.(calls)) at = index;
      // A process that is gone calls nothing any more.
      if (index > at) return never;
      if (index < at) return next(input);
      // An error is a response too: logs that no task has written yet.
      await next(input).catch(() => undefined);
      kill();
      return never;
    });
  const progress = createProgress({ write: () => undefined });
  const controller = new AbortController();
  const run = new Run(subject, clients, progress, controller.signal, world.clock);
  await Promise.race([killed, reportOn(run, operation, () => steps(run))]);
  // Else its requests would be tried again and again, and keep the tests alive.
  controller.abort(new Error('killed'));
  release();
  for (const client of Object.values(clients as Aws)) client.destroy();
  return calls.slice(0, at + 1);
}

const never = new Promise<never>(() => undefined);
