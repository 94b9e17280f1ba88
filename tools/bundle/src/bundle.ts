import { join } from 'node:path';
import { build, formatMessages, type BuildFailure, type Metafile, type OutputFile } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';
import { decideExternal } from './carry/decide-external.ts';
import { firstExternal } from './carry/first-external.ts';
import type { External } from './carry/external-packages.ts';
import { explainFailure } from './carry/explain-failure.ts';
import { missingPackages } from './carry/missing-packages.ts';
import { nativeFiles, nativeImports } from './carry/native-files.ts';
import { isReported, usesInBuild } from './carry/uses-in-build.ts';
import { closureOf } from './external/closure.ts';
import { typesWriter } from './own/decorator-types.ts';
import { ownModules } from './own/own-modules.ts';
import { refuseOwnUses } from './own/refuse-own-uses.ts';
import { installedName, packageLocation } from './package-location.ts';
import type { ProductionPackage } from './production-packages.ts';
import { refuseUnshipped } from './refuse-unshipped.ts';
import type { BundleSettings } from './settings.ts';

/** Where a service's bundle goes, below its folder. */
export const BUNDLE_FOLDER = 'dist/bundle';

/** A bundle that is not written yet. */
export interface Bundle {
  /** What went into it, by paths below the workspace. */
  readonly metafile: Metafile;
  readonly files: readonly OutputFile[];
  /** Why packages stay in node_modules, by location; without what these depend on. */
  readonly external: External;
  /** Locations of the packages that the bundle itself loads from node_modules. */
  readonly loaded: readonly string[];
}

/**
 * Bundles a service. Packages that a bundle cannot carry stay in node_modules, with all that they depend on.
 * @param root The workspace.
 * @param folder Folder of the service below it, such as `apps/payments`.
 * @param packages What it ships.
 * @param failed Packages that did not load in a bundle.
 * @throws with a line for each thing that the image would not have
 */
export async function bundle(
  root: string,
  folder: string,
  packages: readonly ProductionPackage[],
  settings: BundleSettings,
  failed: External = new Map(),
): Promise<Bundle> {
  let external: External = new Map([...firstExternal(packages, settings.external), ...failed]);
  const writeTypes = typesWriter(root, folder, packages);
  for (;;) {
    const imported = new Set<string>();
    const options = bundleOptions(root, packages, {
      external: closureOf(external.keys(), packages),
      imported,
    });
    const { metafile, warnings, outputFiles } = await build({
      ...options,
      plugins: [
        missingPackages(root),
        nativeFiles,
        ...options.plugins,
        ownModules(root, folder, writeTypes),
      ],
      entryPoints: [`${folder}/src/main.ts`],
      outdir: join(root, folder, BUNDLE_FOLDER),
      write: false,
    }).catch((error: BuildFailure) => {
      throw explainFailure(error, packages);
    });
    const uses = [...nativeImports(metafile), ...(await usesInBuild(root, metafile, warnings))];
    const next = decideExternal(uses, packages, external, metafile);
    if (next.size > external.size) {
      external = next;
      continue;
    }
    const others = warnings.filter((warning) => !isReported(warning));
    const lines = await formatMessages(others, { kind: 'warning' });
    process.stderr.write(lines.join(''));
    const own = uses.filter(({ file }) => packageLocation(file) === undefined);
    await refuseOwnUses(root, folder, metafile, own, settings);
    const byName = [...external].flatMap(([location, reason]) => (reason.byName ? location : []));
    const loaded = [...new Set([...imported, ...byName])].sort();
    await refuseUnshipped(root, metafile, packages, loaded.map(installedName));
    return { metafile, files: outputFiles, external, loaded };
  }
}
