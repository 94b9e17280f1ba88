import { parseImage } from '../../image/image-reference.ts';
import type { DeployInput } from '../deploy-input.ts';
import { deploy } from '../deploy.ts';
import type { RollbackInput } from '../rollback/rollback-input.ts';
import { rollback } from '../rollback/rollback.ts';
import { ran, type Ran, type Where } from './ran.ts';
import type { World } from './world.ts';

/** That of the command. */
const TIMEOUT_MS = 20 * 60_000;

/** Deploys in this process, by the world's clock, with evidence for the image unless it is given. */
export async function runDeploy(
  world: World,
  image: string,
  change: Partial<Omit<DeployInput, 'image'>> & Where = {},
): Promise<Ran> {
  return ran(world, change, 'deploy', async (run) =>
    deploy(run, {
      image: parseImage(image),
      policy: 'security/policy.json',
      commit: undefined,
      allowOlder: undefined,
      diff: false,
      breakGlass: undefined,
      timeoutMs: TIMEOUT_MS,
      env: {},
      ...change,
      evidence: 'evidence' in change ? change.evidence : await world.evidence(image),
    }),
  );
}

export async function runRollback(
  world: World,
  change: Partial<RollbackInput> & Where = {},
): Promise<Ran> {
  return ran(world, change, 'rollback', (run) =>
    rollback(run, {
      to: undefined,
      force: undefined,
      diff: false,
      breakGlass: undefined,
      timeoutMs: TIMEOUT_MS,
      env: {},
      ...change,
    }),
  );
}
