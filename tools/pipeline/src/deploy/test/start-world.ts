import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseWorkspace, type Manifest } from '@gatehouse/service-manifest';
import { VirtualClock } from '../../aws/test/virtual-clock.ts';
import { parseRecord } from '../record/record.ts';
import { countChanges } from './count-changes.ts';
import { indexOf, manifestOf } from './image-manifest.ts';
import { pushManifest } from './push-manifest.ts';
import { renderFiles } from './render-files.ts';
import { createRepository, type Repository } from './repository.ts';
import { startAws } from './start-aws.ts';
import { PAYMENTS, WORKSPACE, type Environment } from './workspace.ts';
import { POLICY_TEXT } from './world-policy.ts';
import type { World } from './world.ts';
import { writeEvidence } from './write-evidence.ts';

/** 1 January 2026. */
const FIRST_COMMIT = 1_767_225_600_000;

/** Of ECS, which takes half a dozen steps for a deployment. */
const TICK_MS = 25;

/**
 * @param environment That the AWS is of.
 * @param seed Whether it has what the infrastructure makes.
 * @param change Of the service's manifest.
 */
export async function startWorld(
  environment: Environment = 'laptop',
  seed = true,
  change: Partial<Manifest> = {},
): Promise<World> {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-deploy-'));
  const write: World['write'] = (file, content) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(
      join(root, file),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  };
  const workspace = parseWorkspace('gatehouse.json', WORKSPACE);
  write('gatehouse.json', WORKSPACE);
  write('security/policy.json', POLICY_TEXT);
  const render: World['render'] = (more = {}) => renderFiles(write, workspace, more);
  render(change);

  const aws = await startAws(workspace, environment, seed ? { ...PAYMENTS, ...change } : undefined);
  const delivery = await aws.delivery();
  const clock = new VirtualClock();
  clock.every(TICK_MS, () => delivery.ecs.advance());
  const push = (manifest: string, commit?: string) =>
    pushManifest(delivery, workspace, environment, manifest, commit);
  let commits = 0;
  let repository: Repository | undefined;
  const changes = countChanges(aws);
  changes();
  const home = process.cwd();
  process.chdir(root);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  return {
    ...{ root, aws, delivery, clock, write, render, changes },
    recorded: () =>
      parseRecord(
        delivery.parameters.get(`/gatehouse/${environment}/services/payments/deployment`) ?? '',
      ),
    push: (text, commit) => push(manifestOf(text), commit),
    commit(at = new Date(FIRST_COMMIT + 60_000 * commits)) {
      commits += 1;
      repository ??= createRepository(root);
      // Nothing that is made up, such as keys.
      write('.gitignore', '/*\n!/apps\n!/gatehouse.json\n');
      return repository.commit({}, at);
    },
    git: (...args) => repository!.git(...args),
    pushIndex: (digests) => push(indexOf(digests)),
    evidence: (image, more = {}) => writeEvidence(write, workspace, environment, image, more),
    async stop() {
      process.chdir(home);
      await aws.stop();
      rmSync(root, { recursive: true });
    },
  };
}
