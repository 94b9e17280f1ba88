import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** How code outside resolves imports; CommonJS and TypeScript older than 4.7 cannot use ES modules anyway. */
const RESOLUTIONS = new Set(['node16-esm', 'bundler']);

/**
 * What publint and "are the types wrong" find in a package, one line each.
 * @param folder With the package as it is published.
 * @param tarball That npm makes of it.
 */
export async function packageProblems(folder: string, tarball: Uint8Array): Promise<string[]> {
  const { messages, pkg } = await publint({ pkgDir: folder, level: 'suggestion', pack: false });
  const found = messages.map((message) => `publint: ${formatMessage(message, pkg)}`);
  const result = await checkPackage(createPackageFromTarballData(tarball));
  if (!result.types) return found;
  const wrong = result.problems.filter(
    (problem) => !('resolutionKind' in problem) || RESOLUTIONS.has(problem.resolutionKind),
  );
  return [...found, ...wrong.map((problem) => `are the types wrong: ${JSON.stringify(problem)}`)];
}
