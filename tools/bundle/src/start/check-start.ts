import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN_PACKAGES } from '../external/known-packages.ts';
import { installedName } from '../package-location.ts';
import { isLoadError, packageOf } from './is-load-error.ts';
import { StartError } from './start-error.ts';
import { CRASH, loadBundle } from './load-bundle.ts';

/**
 * Starts a bundle where nothing of the workspace is, without network, configuration and the right to write, as far as
 * Node can take these away.
 * @param folder The bundle, with its node_modules.
 * @param imported What it imports of these, such as `sharp`.
 * @throws {StartError} in one line where it does not load; an error for want of a configuration is none
 */
export async function checkStart(folder: string, imported: readonly string[]): Promise<void> {
  const alone = await mkdtemp(join(tmpdir(), 'gatehouse-start-'));
  try {
    await cp(folder, alone, { recursive: true });
    const result = await loadBundle(join(alone, 'main.mjs'), alone, imported);
    if (result.outcome !== 'failed' || !isLoadError(result, alone)) return;
    const crashed = result.code === CRASH ? await crashingPackage(alone, imported) : undefined;
    if (crashed !== undefined) {
      const other = KNOWN_PACKAGES[crashed]?.instead ?? 'use another version of the package';
      throw new StartError(
        `the package "${crashed}" crashes Node.js ${process.version} when it loads; build with the Node.js version of the image, or ${other} (${result.message})`,
        undefined,
      );
    }
    const location = packageOf(result, alone);
    const message = result.message.replaceAll(`${alone}/`, '').split('\n')[0] ?? '';
    const instead = imported
      .filter((name) => message.includes(`'${name}'`))
      .flatMap((name) => KNOWN_PACKAGES[name]?.instead ?? []);
    throw new StartError(
      [
        `the bundle does not load outside the workspace: ${result.name}: ${message}${location ? ` (in ${installedName(location)})` : ''}`,
        ...instead,
      ].join('; '),
      location,
    );
  } finally {
    await rm(alone, { recursive: true, force: true });
  }
}

/** The first package that ends Node when it is loaded by itself, as a native part can. */
async function crashingPackage(
  alone: string,
  imported: readonly string[],
): Promise<string | undefined> {
  const probe = join(alone, 'gatehouse-probe.mjs');
  for (const name of imported) {
    await writeFile(probe, `await import(${JSON.stringify(name)});`);
    const result = await loadBundle(probe, alone, []);
    if (result.outcome === 'failed' && result.code === CRASH) return name;
  }
  return undefined;
}
