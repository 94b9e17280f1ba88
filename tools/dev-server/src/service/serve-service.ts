import { statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Manifest } from '@gatehouse/service-manifest';
import { seedOf, type JoinedAws } from '@gatehouse/local-aws/shared';
import { localEnvironment } from '../local-environment.ts';
import type { ServiceOutput } from '../output/service-output.ts';
import { answers } from '../own-requests.ts';
import { manifestOf, validManifests } from './local-manifests.ts';
import { volumeFolders } from './volume-folders.ts';
import { createBundler, type ServiceBundle } from './service-bundle.ts';
import { startProcess, type ServiceProcess } from './service-process.ts';

/** How long a service may take to stop before it is started again. An open connection must not delay the restart. */
const RESTART_LIMIT_MS = 250;
/** As much as Fargate gives it. */
const END_LIMIT_MS = 30_000;

/** How long a service may keep the banners of the others waiting for its first answer. */
const SETTLE_LIMIT_MS = 10_000;

export interface ServedService {
  /** Starts it again where one of the files matters to it. */
  changed(files: ReadonlySet<string>): void;
  /** Starts it again with an AWS that has taken the place of another. */
  restart(): void;
  /** Resolves after the first start, whether it succeeded or not, or when it takes long. */
  readonly settled: Promise<void>;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly workspace: string;
  readonly name: string;
  readonly output: ServiceOutput;
  readonly colours: boolean;
  /** Variables of the shell. */
  readonly shell: Readonly<Record<string, string | undefined>>;
  /** The AWS that it uses, now; undefined where it is not ours. */
  readonly aws: () => JoinedAws | undefined;
  readonly inspectPort: (manifest: Manifest) => number | undefined;
  /** Called with the files of each bundle. */
  readonly watch: (files: Iterable<string>) => void;
  /** Called each time that the service answers. */
  readonly ready: (url: string, manifest: Manifest) => Promise<void>;
}

/**
 * Runs a service, and runs it again when what it is made from changes. What fails is said once, and
 * waits for the next save: meanwhile the version before goes on, if it can.
 */
export async function serveService(options: ServeOptions): Promise<ServedService> {
  const { workspace, name, output, colours } = options;
  const folder = join(workspace, 'apps', name);
  const bundler = await createBundler(workspace, folder, colours);
  let sources: ReadonlySet<string> = new Set();
  let digest: string | undefined;
  let calls: readonly string[] = [];
  let healthy = false;
  let running: ServiceProcess | undefined;
  let spare: { process: ServiceProcess; key: string } | undefined;
  let ending = new AbortController();
  // Ends the wait for a service that does not answer: what was saved meanwhile may be the fix.
  let waiting = new AbortController();
  let stopped = false;
  const versions = new Map<string, string>();
  let turn = Promise.resolve();
  let queued = false;
  let comparing = false;

  /** Starts one after the other; what changes meanwhile leads to one more. */
  function next(): Promise<void> {
    if (queued || stopped) return turn;
    queued = true;
    waiting.abort();
    turn = turn.then(async () => {
      queued = false;
      if (stopped) return;
      try {
        await start();
      } catch (error) {
        healthy = false;
        output.line(
          `${(error as Error).message}\n${running ? 'The version before goes on. ' : ''}Waiting for a change.`,
        );
      }
    });
    return turn;
  }

  /**
   * Starts the service again where its bundle is another one now: a link may lead elsewhere, a new file may come before
   * another one, and settings such as tsconfig.json are no sources.
   */
  function compare(): void {
    if (comparing || queued || stopped) return;
    comparing = true;
    turn = turn.then(async () => {
      comparing = false;
      if (queued || stopped) return;
      const bundle = await bundler.bundle().catch(() => undefined);
      if (bundle?.digest !== digest) void next();
    });
  }

  async function start(): Promise<void> {
    const manifest = await manifestOf(workspace, name);
    const [bundle, all] = await Promise.all([bundler.bundle(), validManifests(workspace)]);
    sources = bundle.sources;
    options.watch(sources);
    digest = bundle.digest;
    calls = manifest.calls ?? [];
    const aws = options.aws();
    // Of all services, because they share secrets and tables that only one of them describes.
    await aws?.seed(seedOf([...all.values()]));
    const volumes = volumeFolders(workspace, name, manifest);
    const ports = new Map([...all].map(([service, { port }]) => [service, port]));
    const environment: Record<string, string> = {
      ...localEnvironment(
        name,
        manifest,
        ports,
        options.shell,
        aws?.url,
        volumes,
        aws?.databasePort(),
      ),
      ...(colours ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
    };
    // Node takes even an empty one for a wish, and warns where both are set.
    delete environment[colours ? 'NO_COLOR' : 'FORCE_COLOR'];
    ending.abort();
    await running?.stop(RESTART_LIMIT_MS);
    ending = new AbortController();
    waiting = new AbortController();
    const port = Number(environment['PORT']);
    const url = `http://127.0.0.1:${port}`;
    // The stop ended what was there before; what starts from here on, it would not see.
    if (stopped) return;
    running = take(bundle, environment);
    const signal = AbortSignal.any([ending.signal, waiting.signal]);
    const listens = running.listensOn(port, signal);
    running.run(bundle.main, options.inspectPort(manifest));
    healthy = true;
    void watchEnd(running);
    // What was saved since the bundle was made.
    if (queued) waiting.abort();
    if (!(await listens) || !(await answers(`${url}/health`, signal))) return;
    await options.ready(url, manifest);
    prepare(bundle, environment);
  }

  /** A process that has what the service needs loaded already, if nothing of that changed. */
  function take(bundle: ServiceBundle, environment: Record<string, string>): ServiceProcess {
    const found = spare;
    spare = undefined;
    if (found?.key === keyOf(bundle, environment)) return found.process;
    void found?.process.stop(0);
    return startProcess(folder, environment, bundle.packages, output.follow);
  }

  function prepare(bundle: ServiceBundle, environment: Record<string, string>): void {
    if (stopped || spare) return;
    const prepared = startProcess(folder, environment, bundle.packages, output.follow);
    spare = { process: prepared, key: keyOf(bundle, environment) };
    void prepared.ended.then(() => {
      if (spare?.process === prepared) spare = undefined;
    });
  }

  async function watchEnd(process: ServiceProcess): Promise<void> {
    const how = await process.ended;
    if (ending.signal.aborted || running !== process) return;
    ending.abort();
    running = undefined;
    healthy = false;
    output.line(`${how}. Waiting for a change.`);
  }

  /** Whether the file is another one than when it was reported last: one save may be reported twice. */
  function isNew(file: string): boolean {
    const version = versionOf(file);
    const before = versions.get(file);
    versions.set(file, version);
    return version !== before;
  }

  /** What fails may wait for any file, and the address of another service is in its manifest. */
  function matters(file: string): boolean {
    const [area, owner, ...rest] = relative(workspace, file).split(sep);
    if (area === 'apps' && owner !== name)
      return rest.join() === 'service.json' && calls.includes(owner ?? '');
    return sources.has(file) || !healthy || file === join(folder, 'service.json');
  }

  const isAnothers = (file: string): boolean =>
    relative(workspace, file).split(sep)[0] === 'apps' && !file.startsWith(folder + sep);

  const settled = Promise.race([next(), sleep(SETTLE_LIMIT_MS, undefined, { ref: false })]);
  return {
    settled,
    restart: () => void next(),
    changed(files) {
      const fresh = [...files].filter(isNew);
      if (fresh.some(matters)) void next();
      else if (!fresh.every(isAnothers)) compare();
    },
    async stop() {
      stopped = true;
      ending.abort();
      await Promise.all([running?.stop(END_LIMIT_MS), spare?.process.stop(0)]);
      await turn;
      await Promise.all([running?.stop(END_LIMIT_MS), spare?.process.stop(0)]);
      await bundler.close();
    },
  };
}

function versionOf(file: string): string {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(file);
    return [ino, size, mtimeMs, ctimeMs].join();
  } catch {
    return 'gone';
  }
}

const keyOf = ({ packages }: ServiceBundle, environment: Record<string, string>): string =>
  JSON.stringify([packages, environment]);
