import {
  environmentFor,
  freshVersion,
  publishAll,
  publishedNames,
  runNpm,
  startRegistry,
} from '@gatehouse/release';

/** The packages that scenarios install. */
export interface Packages {
  /** What makes npm use their registry. */
  readonly env: Readonly<Record<string, string>>;
  /** Of all. */
  readonly version: string;
}

/**
 * Does something with the packages in a registry.
 * @param url Of a registry with all packages; without one, a registry is started for as long as this takes, and all
 *   packages are published to it.
 */
export async function withPackages<T>(
  url: string | undefined,
  use: (packages: Packages) => Promise<T>,
): Promise<T> {
  const root = process.cwd();
  const [first = ''] = publishedNames(root);
  if (url !== undefined) {
    const env = environmentFor(url);
    const args = ['view', first, 'version'];
    const version = await runNpm(args, { cwd: root, env: { ...process.env, ...env } });
    return use({ env, version });
  }
  const port = Number(process.env['REGISTRY_PORT'] ?? 0);
  const registry = await startRegistry(root, publishedNames(root), port);
  const end = () => void registry.stop().finally(() => process.exit(130));
  process.once('SIGINT', end).once('SIGTERM', end).once('SIGHUP', end);
  try {
    const version = freshVersion(root, new Date());
    await publishAll(root, version, registry, () => undefined);
    return await use({ env: registry.env, version });
  } finally {
    await registry.stop();
  }
}
