import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { readWorkspace } from '@gatehouse/service-manifest';
import type { CommonOptions } from '../deploy/options.ts';
import type { Deploying, OperationResult } from '../deploy/report/report.ts';
import { gatehouse } from '../deploy/test/gatehouse.ts';
import { startWorld } from '../deploy/test/start-world.ts';
import type { World } from '../deploy/test/world.ts';
import { openFolderStore } from './folder-store.ts';
import { readRecords } from './read-records.ts';
import { basesIn, recordDeployment } from './record-deployment.ts';

let world: World;
let image: string;
let about: string[];
beforeEach(async () => {
  world = await startWorld();
  image = world.push('one');
  about = ['--service', 'payments', '--environment', 'laptop'];
});
afterEach(() => world.stop());

const run = async (command: string, ...args: string[]) =>
  gatehouse(world, [command, ...about, '--records', 'records', ...args]);
const deploy = async (of: string, ...args: string[]) =>
  run('deploy', '--image', of, '--evidence', await world.evidence(of), ...args);
const stored = () => readRecords(openFolderStore(join(world.root, 'records')));

it('deployments, unchanged ones, and roll-backs are recorded', async () => {
  expect((await deploy(image)).code).toBe(0);
  await deploy(image);
  const commit = world.commit();
  const next = world.push('two', commit);
  expect((await deploy(next, '--commit', commit)).code).toBe(0);
  expect((await run('rollback')).code).toBe(0);
  const { records, missing } = await stored();
  expect(missing).toEqual([]);
  const digest = (text: string) => text.split('@')[1];
  expect(records).toMatchObject([
    { kind: 'deploy', outcome: 'deployed', image: digest(image) },
    { kind: 'deploy', outcome: 'unchanged', image: digest(image) },
    { kind: 'deploy', outcome: 'deployed', image: digest(next), commit },
    { kind: 'rollback', outcome: 'deployed', image: digest(image) },
  ]);
});

it('a refused deployment is recorded as such, and a dry run is not recorded', async () => {
  expect((await run('deploy', '--image', image, '--diff')).code).toBe(0);
  expect((await run('deploy', '--image', image)).code).toBe(1);
  expect((await stored()).records).toMatchObject([{ kind: 'deploy', outcome: 'refused' }]);
});

it('a deployment that cannot be recorded continues, and says so', async () => {
  writeFileSync(join(world.root, 'records'), 'a file');
  const { code, stderr } = await deploy(image);
  expect(code).toBe(0);
  expect(stderr).toContain('The deployment is not recorded');
});

it('the base images of the deployed commit are recorded', async () => {
  const base = `gcr.io/distroless/nodejs26:nonroot@sha256:${'b'.repeat(64)}`;
  mkdirSync(join(world.root, 'apps/payments'), { recursive: true });
  writeFileSync(join(world.root, 'apps/payments/Dockerfile'), `ARG RUNTIME_IMAGE=${base}\n`);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: world.root,
      encoding: 'utf8',
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'base');
  const commit = git('rev-parse', 'HEAD').trim();
  expect((await deploy(world.push('two', commit), '--commit', commit)).code).toBe(0);
  expect((await stored()).records).toMatchObject([{ commit, bases: [base] }]);
});

it('the images with a digest in a Dockerfile are its base images, without duplicates', () => {
  const [one, two] = ['a', 'b'].map((digit) => `node:26@sha256:${digit.repeat(64)}`);
  const dockerfile = [
    `ARG BUILD_IMAGE=${one}`,
    'ARG TARGETARCH',
    'FROM --platform=${BUILDPLATFORM} ${BUILD_IMAGE} AS build',
    `FROM --platform=linux/amd64 ${two} AS runtime`,
    `FROM ${one}`,
    `COPY --from=${two} /a /b`,
  ].join('\n');
  expect(basesIn(dockerfile)).toEqual([one, two]);
});

describe('a bucket that does not respond', () => {
  let server: Server;
  const before = process.env;
  beforeEach(async () => {
    server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    process.env = {
      ...before,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    };
  });
  afterEach(() => {
    process.env = before;
    server.close();
  });

  it('is abandoned: the deployment ends, and reports that it is not recorded', async () => {
    const said: string[] = [];
    const workspace = readWorkspace(world.root).settings();
    const recording = await recordDeployment(
      { workspace },
      { records: 'registry', service: 'payments', environment: 'laptop' } as CommonOptions,
      (line) => said.push(line),
      { timeoutMs: 300, requestTimeoutMs: 100, pollMs: 10 },
    );
    await recording.write({
      command: 'rollback',
      outcome: 'deployed',
    } as OperationResult<Deploying>);
    expect(said.at(-1)).toMatch(/^The deployment is not recorded: .*deadline|no answer/);
  });
});
