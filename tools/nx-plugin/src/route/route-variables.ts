import { names } from '@nx/devkit';

/**
 * The variables of a route's templates. Templates of earlier releases are rendered with it too: add variables, and keep
 * those that a recorded release uses.
 */
export function routeVariables(name: string) {
  const { propertyName: variable, className: type } = names(name);
  return { name, variable, type, words: name.replaceAll('-', ' ') };
}
