import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { productionPackages, readLockfile, type Lockfile } from '@gatehouse/bundle';
import { DEPLOY_FOLDER } from '@gatehouse/service-manifest';
import { parse } from 'jsonc-parser';
import { moduleGraph } from './module-graph.ts';
import { shippedFields } from './shipped-fields.ts';

const run = promisify(execFile);
const MOST_BYTES = 256 * 1_048_576;

/** Changes with the set of hashed inputs; then all services count as changed, once. */
const FORMAT = 1;

const BUNDLER = ['tools/bundle', 'node_modules/@gatehouse/bundle'];
const CODE = /\.[cm]?[jt]sx?$/;
/**
 * Files that the build never sees, according to `Dockerfile.dockerignore`, or reads only for the fields of
 * `shippedFields`.
 */
const NOT_SHIPPED =
  /(?:^|\/)(?:test|dist|deploy|node_modules)\/|\.spec\.[cm]?tsx?$|\.md$|(?:^|\/)(?:\.env[^/]*|service\.json|package\.json|project\.json|tsconfig[^/]*\.json|jest\.config\.[cm]?[jt]s|LICENSE[^/]*|Dockerfile[^/]*|\.gitignore)$/;

/**
 * By service, then by environment: the digest of the image's inputs and of the rendered files. SHA-256, hexadecimal.
 */
export type InputDigests = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Digests of everything that decides what runs: the modules of the service and the files beside them, the package.json
 * fields that they and npm read, the shipped entries of the lockfile, the bundler, Dockerfile and `.dockerignore`
 * (including the base images), and the rendered files. Two commits with the same digest give the same deployment.
 * @param root The workspace.
 * @throws if a service is unreadable, because its inputs are unknown then
 */
export async function inputDigests(
  root: string,
  services: readonly string[],
  environments: readonly string[],
): Promise<InputDigests> {
  const lockfile = readLockfile(root);
  const own = ownPackages(lockfile);
  const tracked = await trackedFiles(root);
  const read = cached((file: string) => digestOf(root, file));
  const fields = cached((folder: string) => shippedFields(root, folder));
  const entryOf = (service: string) => `apps/${service}/src/main.ts`;
  const graph = await moduleGraph(root, services.map(entryOf), (name) => own.has(name));
  const bundler = await bundlerDigest(lockfile, tracked, read);
  const common = [bundler, await read('.npmrc'), await fields('')];

  const digests = new Map<string, Map<string, string>>();
  for (const service of services) {
    const folder = `apps/${service}`;
    const packages = productionPackages(lockfile, folder);
    const folders = packages
      .map(({ location }) => location)
      .filter((location) => !location.includes('node_modules/'));
    const { external, assets } = await bundleSettings(root, folder);
    const files = [
      ...(graph.get(entryOf(service)) ?? []),
      ...folders.flatMap((each) => assetsOf(tracked, each)),
      // Code as well, such as migrations.
      ...assets.flatMap((asset) => tracked.filter((file) => isBelow(file, `${folder}/${asset}`))),
      ...[`${folder}/Dockerfile`, `${folder}/Dockerfile.dockerignore`],
    ];
    const image = hash([
      ...[...common, external, assets],
      ...(await Promise.all(
        [...new Set(files)].sort().map(async (file) => [file, await read(file)]),
      )),
      ...(await Promise.all(folders.map(fields))),
      ...packages.map(({ location, locked: { devDependencies: _, ...locked } }) => [
        location,
        locked,
      ]),
    ]);
    const rendered = new Map<string, string>();
    for (const environment of environments) {
      const prefix = `${folder}/${DEPLOY_FOLDER}/${environment}/`;
      const documents = tracked.filter((file) => file.startsWith(prefix));
      const parts = await Promise.all(documents.map(async (file) => [file, await read(file)]));
      rendered.set(environment, hash([FORMAT, image, ...parts]));
    }
    digests.set(service, rendered);
  }
  return digests;
}

/** Files other than code, which the running service may read. */
const assetsOf = (tracked: readonly string[], folder: string): string[] =>
  tracked.filter(
    (file) => file.startsWith(`${folder}/`) && !CODE.test(file) && !NOT_SHIPPED.test(file),
  );

const isBelow = (file: string, path: string) => file === path || file.startsWith(`${path}/`);

/** The bundle settings of a service. */
async function bundleSettings(root: string, folder: string) {
  const text = await readFile(join(root, folder, 'service.json'), 'utf8').catch(() => '{}');
  const { bundle = {} } = (parse(text) ?? {}) as {
    bundle?: { external?: readonly string[]; assets?: readonly string[] };
  };
  return { external: bundle.external ?? [], assets: bundle.assets ?? [] };
}

async function bundlerDigest(
  lockfile: Lockfile,
  tracked: readonly string[],
  read: (file: string) => Promise<string>,
): Promise<string> {
  const folder = BUNDLER.find((each) => lockfile.packages[each] !== undefined);
  if (folder === undefined) return 'none';
  const files = tracked.filter((file) => file.startsWith(`${folder}/`) && !NOT_SHIPPED.test(file));
  return hash([
    ...(await Promise.all(files.map(async (file) => [file, await read(file)]))),
    ...productionPackages(lockfile, folder).map(({ location, locked }) => {
      const { devDependencies: _, ...shipped } = locked;
      return [location, shipped];
    }),
  ]);
}

/** Names of the workspace's own packages. */
function ownPackages({ packages }: Lockfile): Set<string> {
  return new Set(
    Object.entries(packages).flatMap(([location, { link, resolved }]) =>
      link === true && !resolved?.includes('node_modules/')
        ? [location.replace(/^.*node_modules\//, '')]
        : [],
    ),
  );
}

/**
 * Sorted.
 * @throws if the workspace is not in a Git repository
 */
async function trackedFiles(root: string): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: root, maxBuffer: MOST_BYTES });
  return stdout.split('\0').filter(Boolean).sort();
}

/** The digest of a file's content; a missing file has one too. */
async function digestOf(root: string, file: string): Promise<string> {
  const content = await readFile(join(root, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return content === undefined ? 'missing' : createHash('sha256').update(content).digest('hex');
}

const hash = (parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

function cached<T>(find: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}
