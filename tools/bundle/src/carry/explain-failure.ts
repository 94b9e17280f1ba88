import type { BuildFailure } from 'esbuild';
import { BundleError } from '../bundle-error.ts';
import { noNativePart } from '../external/refuse-missing-natives.ts';
import { packageLocation } from '../package-location.ts';
import type { ProductionPackage } from '../production-packages.ts';

/**
 * What is behind esbuild's errors where they are only a consequence: an error of the bundler itself, or a package that asks
 * for a file of its own that an install script would have made.
 * @returns what is to be thrown
 */
export function explainFailure(
  failure: BuildFailure,
  packages: readonly ProductionPackage[],
): Error {
  const own = failure.errors?.find(({ detail }) => detail instanceof BundleError);
  if (own !== undefined) return own.detail as BundleError;
  const byLocation = new Map(packages.map((each) => [each.location, each]));
  const incomplete = new Set(
    (failure.errors ?? []).map(({ text, location }) =>
      /^Could not resolve "\.{1,2}\//.test(text)
        ? byLocation.get(packageLocation(location?.file ?? '') ?? '')
        : undefined,
    ),
  );
  const problems = [...incomplete].map((each) =>
    each?.locked.hasInstallScript ? noNativePart(each) : undefined,
  );
  return problems.length === 0 || problems.includes(undefined)
    ? failure
    : new BundleError('GH-BUNDLE-004', problems.join('\n'), { cause: failure });
}
