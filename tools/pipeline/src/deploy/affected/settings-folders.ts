import { dirname } from 'node:path';

/** Folders whose package.json or tsconfig.json may apply to a module: the packages', and those between. */
export function settingsFolders(packages: readonly string[], modules: readonly string[]): string[] {
  const found = new Set(packages);
  for (const file of modules) {
    const owner = packages.find((each) => file.startsWith(`${each}/`));
    for (let at = dirname(file); owner !== undefined && at.length > owner.length; at = dirname(at))
      found.add(at);
  }
  return [...found].sort();
}
