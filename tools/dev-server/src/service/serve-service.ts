import { join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seedOf } from '@gatehouse/local-aws/shared';
import { manifestOf, validManifests } from './local-manifests.ts';
import { newVersions } from './new-versions.ts';
import type { ServeOptions } from './serve-options.ts';
import { servedEnvironment } from './served-environment.ts';
import { ServedProcess } from './served-process.ts';
import type { ServedService } from './served-service.ts';
import { createBundler } from './service-bundle.ts';
import { StartQueue } from './start-queue.ts';

/** How long a service may keep the banners of the others waiting for its first answer. */
const SETTLE_LIMIT_MS = 10_000;

/**
 * Runs a service, and runs it again when what it is made from changes. What fails is said once, and
 * waits for the next save: meanwhile the version before goes on, if it can.
 */
export async function serveService(options: ServeOptions): Promise<ServedService> {
  const { workspace, name, output, colours } = options;
  const folder = join(workspace, 'apps', name);
  const bundler = await createBundler(workspace, folder, colours);
  const served = new ServedProcess(folder, output);
  const isNew = newVersions();
  let sources: ReadonlySet<string> = new Set();
  let digest: string | undefined;
  let calls: readonly string[] = [];

  const turns = new StartQueue(
    () =>
      start().catch((error: Error) => {
        served.healthy = false;
        const before = served.isRunning ? 'The version before goes on. ' : '';
        output.line(`${error.message}\n${before}Waiting for a change.`);
      }),
    () => served.stopWaiting(),
  );

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
    const environment = servedEnvironment(options, manifest, all, aws);
    const inspectPort = options.inspectPort(manifest);
    const url = await served.replace(bundle, environment, inspectPort, () => turns.queued);
    if (url === undefined) return;
    await options.ready(url, manifest);
    served.prepare(bundle, environment);
  }

  /**
   * Whether its bundle is another one now: a link may lead elsewhere, a new file may come before another one, and
   * settings such as tsconfig.json are no sources.
   */
  const isOutdated = async (): Promise<boolean> =>
    (await bundler.bundle().catch(() => undefined))?.digest !== digest;

  /** What fails may wait for any file, and the address of another service is in its manifest. */
  function matters(file: string): boolean {
    const [area, owner, ...rest] = relative(workspace, file).split(sep);
    if (area === 'apps' && owner !== name)
      return rest.join() === 'service.json' && calls.includes(owner ?? '');
    return sources.has(file) || !served.healthy || file === join(folder, 'service.json');
  }

  const isAnothers = (file: string): boolean =>
    relative(workspace, file).split(sep)[0] === 'apps' && !file.startsWith(folder + sep);

  const settled = Promise.race([turns.next(), sleep(SETTLE_LIMIT_MS, undefined, { ref: false })]);
  return {
    settled,
    restart: () => void turns.next(),
    changed(files) {
      const fresh = [...files].filter(isNew);
      if (fresh.some(matters)) void turns.next();
      else if (!fresh.every(isAnothers)) turns.compare(isOutdated);
    },
    async stop() {
      const last = turns.end();
      await served.stop();
      await last;
      await served.stop();
      await bundler.close();
    },
  };
}
