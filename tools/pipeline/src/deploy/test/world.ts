import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  buildTagOf,
  gateKeyOf,
  modelOf,
  parseWorkspace,
  readManifest,
  repositoriesOf,
  serviceDefinition,
  taskDefinition,
  type Manifest,
} from '@gatehouse/service-manifest';
import {
  seedInfrastructure,
  startLocalAws,
  type Delivery,
  type LocalAws,
} from '@gatehouse/local-aws';
import {
  encodeEnvelope,
  kmsSigningKey,
  localSigningKey,
  preAuthenticationEncoding,
  statementOf,
  type Facts,
} from '../../gate/evidence/index.ts';
import { parseImage } from '../../image/image-reference.ts';
import { VirtualClock } from '../../aws/test/virtual-clock.ts';
import { parseRecord, type DeploymentRecord } from '../record/record.ts';
import { POLICY } from '../../gate/test/samples.ts';
import { countChanges } from './count-changes.ts';
import { createRepository, type Repository } from './repository.ts';
import { ACCOUNTS, PAYMENTS, REGISTRY, WORKSPACE, type Environment } from './workspace.ts';

/** 1 January 2026. */
const FIRST_COMMIT = 1_767_225_600_000;

/** Of ECS, which takes half a dozen steps for a deployment. */
const TICK_MS = 25;

/** A workspace in a folder, which is the current one, and an AWS with all that its infrastructure makes. */
export interface World {
  readonly root: string;
  readonly aws: LocalAws;
  readonly delivery: Delivery;
  /** ECS takes its steps while what runs by this clock pauses. */
  readonly clock: VirtualClock;
  write(file: string, content: string | object): void;
  /** Renders the service's files from a changed manifest. */
  render(change?: Partial<Manifest>): void;
  /** How often what changes something was called since this was last asked, seeding apart: `ecs:UpdateService`. */
  changes(): Record<string, number>;
  /** What is recorded as deployed. */
  recorded(): DeploymentRecord | undefined;
  /** Promotes an image that differs from others by a text, as built from a commit. @returns `RELEASE-REPOSITORY@sha256:...` */
  push(text: string, commit?: string): string;
  /**
   * Commits what is there, the same with the same hash in every world.
   * @param at Default: some day, each commit a minute after the one before.
   * @returns the commit
   */
  commit(at?: Date): string;
  /** Git, in the workspace. */
  git(...args: readonly string[]): string;
  /** Pushes an index of images that are there. @returns as `push` */
  pushIndex(digests: readonly string[]): string;
  /** Writes evidence for an image. @returns the file */
  evidence(image: string, change?: Partial<Facts>): Promise<string>;
  stop(): Promise<void>;
}

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
  const repositories = repositoriesOf(workspace);
  const policy = JSON.stringify({ ...POLICY, environments: { laptop: {}, production: {} } });
  write('gatehouse.json', WORKSPACE);
  write('security/policy.json', policy);
  const render: World['render'] = (change = {}) => {
    const manifest = readManifest('service.json', JSON.stringify({ ...PAYMENTS, ...change }));
    write('apps/payments/service.json', manifest);
    for (const each of Object.keys(workspace.environments)) {
      const model = modelOf('payments', manifest, workspace, each);
      const folder = `apps/payments/deploy/${each}`;
      write(`${folder}/task-definition.json`, taskDefinition(model));
      write(`${folder}/service-definition.json`, serviceDefinition(model));
    }
  };
  render(change);

  const aws = await startLocalAws({
    accountId: ACCOUNTS[environment],
    region: 'eu-central-1',
    tickMs: 0,
  });
  if (seed)
    await seedInfrastructure(
      aws,
      workspace,
      new Map([['payments', { ...PAYMENTS, ...change }]]),
      environment,
    ).catch(async (error: unknown) => {
      // Else the tests would not end.
      await aws.stop();
      throw error;
    });
  const delivery = await aws.delivery();
  const clock = new VirtualClock();
  clock.every(TICK_MS, () => delivery.ecs.advance());
  const push = (manifest: string, commit?: string) => {
    const to = {
      registryId: REGISTRY,
      ...(commit !== undefined && { tag: buildTagOf(commit) }),
    };
    const release = repositories.release(environment, 'payments');
    for (const { name } of [repositories.build('payments'), release])
      try {
        delivery.ecr.push(name, manifest, to);
      } catch (error) {
        if ((error as Error).name !== 'ImageAlreadyExistsException') throw error;
      }
    return `${release.uri}@sha256:${sha256(manifest)}`;
  };
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
    async evidence(image, change = {}) {
      const statement = statementOf({
        repository: repositories.build('payments').uri,
        digest: parseImage(image).digest,
        service: 'payments',
        environment,
        at: new Date(),
        policy: { file: 'security/policy.json', sha256: sha256(policy) },
        reports: [],
        holdsUntil: new Date(Date.now() + 86_400_000),
        exceptions: [],
        findings: {},
        version: '0.0.0',
        ...change,
      });
      const payload = Buffer.from(JSON.stringify(statement));
      const key =
        environment === 'laptop'
          ? localSigningKey('.gatehouse/gate-key.pem')
          : kmsSigningKey(gateKeyOf(workspace));
      const signed = await key.sign(preAuthenticationEncoding(payload));
      const file = `evidence-${parseImage(image).digest.slice(7, 19)}.json`;
      write(file, encodeEnvelope({ payload, ...signed }));
      return file;
    },
    async stop() {
      process.chdir(home);
      await aws.stop();
      rmSync(root, { recursive: true });
    },
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A manifest of an image whose configuration is that text. */
const manifestOf = (text: string) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: `sha256:${sha256(text)}`,
      size: text.length,
    },
    layers: [],
  });

const indexOf = (digests: readonly string[]) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: digests.map((digest) => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest,
      platform: { os: 'linux', architecture: 'amd64' },
    })),
  });
