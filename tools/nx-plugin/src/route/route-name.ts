import type { Tree } from '@nx/devkit';
import { isDeviceName } from '@gatehouse/service-manifest';
import { declares, parseSource } from '../source/source-file.ts';
import { holdsFiles } from '../workspace/name-problem.ts';

const NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,38}[a-z0-9]$/;

/** Folders with another meaning to images, lint or other generators, and a path of the kit. */
const TAKEN = ['checks', 'coverage', 'deploy', 'dist', 'health', 'test', 'tests'];

/** Why a route of a service cannot have a name; undefined if it can. */
export function routeNameProblem(tree: Tree, sources: string, name: string): string | undefined {
  if (!NAME.test(name))
    return 'it must be lower-case words of letters and digits with single hyphens in between, 2 to 40 characters, a letter first';
  if (TAKEN.includes(name)) return 'it is taken by Gatehouse itself';
  if (isDeviceName(name)) return 'it is a device on Windows, where no folder can have that name';
  return holdsFiles(tree, `${sources}/${name}`) ? `${sources}/${name} exists` : undefined;
}

/**
 * Why a source cannot import the parts of a route; undefined if it can. Another route may use the same names:
 * "greetings" has a "greetingOperation".
 */
export function declarationProblem(
  tree: Tree,
  file: string,
  variables: readonly string[],
): string | undefined {
  const source = parseSource(tree.read(file, 'utf8') ?? '');
  const declared = variables.find((variable) => declares(source, variable));
  return declared && `${file} has another "${declared}"`;
}
