import { publishable, sourcePackages } from '../source-package.ts';
import { stage, type StagedPackage } from '../stage.ts';
import type { Registry } from './start-registry.ts';
import { runNpm } from './run-npm.ts';

const AT_ONCE = 4;

/** Names of all packages that are published. */
export const publishedNames = (root: string): string[] =>
  publishable(sourcePackages(root)).map(({ manifest }) => manifest.name);

/** A version that was never published: on the way to the next minor one, with the time. */
export function freshVersion(root: string, now: Date): string {
  const [first] = publishable(sourcePackages(root));
  const [major, minor] = (first?.manifest.version ?? '').split('.');
  return `${major}.${Number(minor) + 1}.0-local.${now.getTime()}`;
}

/**
 * Stages all packages and publishes them as the newest.
 * @param progress Gets the name of each package when it is published.
 */
export async function publishAll(
  root: string,
  version: string,
  registry: Registry,
  progress: (name: string) => void,
): Promise<StagedPackage[]> {
  const staged = await stage(root, version);
  const waiting = [...staged];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let each = waiting.shift(); each; each = waiting.shift()) {
        await runNpm(['publish', '--tag=latest', '--ignore-scripts', '--provenance=false'], {
          cwd: each.folder,
          env: { ...process.env, ...registry.env },
        });
        progress(each.name);
      }
    }),
  );
  return staged;
}
