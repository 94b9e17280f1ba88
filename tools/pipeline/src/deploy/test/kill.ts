import { parseImage } from '../../image/image-reference.ts';
import { connect, type Aws } from '../aws.ts';
import { deploy } from '../deploy.ts';
import { reportOn } from '../report-on.ts';
import { createProgress } from '../report/progress.ts';
import { Run } from '../run.ts';
import { readLocation } from '../subject.ts';
import type { Client } from './run.ts';
import type { World } from './world.ts';

/**
 * Deploys until a call of AWS has been answered, and no further: the command never gets the response, and nothing that it
 * would do at its end is done, as after SIGKILL.
 * @param killing With which evidence, and at which call, from 0.
 * @returns the calls that were made, in their order
 */
export async function deployUntilKilled(
  world: World,
  image: string,
  { evidence, at = Infinity }: { readonly evidence: string; readonly at?: number },
): Promise<readonly string[]> {
  const release = world.clock.hold();
  const subject = await readLocation('payments', 'laptop');
  const clients = connect(subject.workspace, 'laptop');
  const calls: string[] = [];
  let kill: () => void = () => undefined;
  const killed = new Promise<void>((resolve) => (kill = resolve));
  for (const { middlewareStack } of Object.values(clients) as unknown as Client[])
    middlewareStack.add((next, { commandName = '' }) => async (input) => {
      const index = calls.push(commandName.replace(/Command$/, '')) - 1;
      // A process that is gone calls nothing any more.
      if (index > at) return never;
      const output = await next(input);
      if (index < at) return output;
      kill();
      return never;
    });
  const progress = createProgress({ write: () => undefined });
  const run = new Run(subject, clients, progress, new AbortController().signal, world.clock);
  await Promise.race([
    killed,
    reportOn(run, 'deploy', () =>
      deploy(run, {
        ...{ image: parseImage(image), evidence, policy: 'security/policy.json' },
        ...{ commit: undefined, allowOlder: undefined, diff: false, breakGlass: undefined },
        ...{ timeoutMs: 20 * 60_000, env: {} },
      }),
    ),
  ]);
  release();
  for (const client of Object.values(clients as Aws)) client.destroy();
  return calls.slice(0, at + 1);
}

const never = new Promise<never>(() => undefined);
