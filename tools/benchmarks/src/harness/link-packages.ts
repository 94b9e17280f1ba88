import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** The installed packages are the repository's; Gatehouse's own packages are those of the workspace at `root`. */
export function linkPackages(root: string): void {
  const installed = join(repository, 'node_modules');
  const target = join(root, 'node_modules');
  mkdirSync(join(target, '@gatehouse'), { recursive: true });
  for (const entry of readdirSync(installed))
    if (!['@gatehouse', '.cache'].includes(entry))
      symlinkSync(join(installed, entry), join(target, entry));
  for (const folder of ['libs', 'tools'])
    for (const name of readdirSync(join(root, folder))) {
      symlinkSync(`../../${folder}/${name}`, join(target, '@gatehouse', name));
      // Of a package that needs another version than the workspace has.
      const own = join(folder, name, 'node_modules');
      if (existsSync(join(repository, own))) symlinkSync(join(repository, own), join(root, own));
    }
}
