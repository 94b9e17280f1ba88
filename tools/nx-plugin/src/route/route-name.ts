import type { Tree } from '@nx/devkit';
import { holdsFiles } from '../workspace/name-problem.ts';

const NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,38}[a-z0-9]$/;

/** Folders that the images, lint or other generators take for something else, and a path of the kit's. */
const TAKEN = ['checks', 'coverage', 'deploy', 'dist', 'health', 'test'];

/** Says why a route of a service cannot have a name; undefined when it can. */
export function routeNameProblem(tree: Tree, sources: string, name: string): string | undefined {
  if (!NAME.test(name))
    return 'it must be lower-case words of letters and digits with single hyphens in between, 2 to 40 characters, a letter first';
  if (TAKEN.includes(name)) return 'it is taken by Gatehouse itself';
  return holdsFiles(tree, `${sources}/${name}`) ? `${sources}/${name} exists` : undefined;
}
