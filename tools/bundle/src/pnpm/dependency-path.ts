import { createHash } from 'node:crypto';

/** Longest name of a folder of the virtual store: https://pnpm.io/settings#virtualstoredirmaxlength */
const LONGEST = process.platform === 'win32' ? 60 : 120;
const HASH = 32;

/**
 * Takes what a lockfile says a dependency resolves to.
 * @param reference Such as `5.3.0`, `8.74.0(eslint@10.15.0)`, or `string-width@4.2.3` for an alias.
 * @returns its key among the snapshots, such as `express@5.3.0`; undefined for a link to a folder
 */
export function dependencyPath(name: string, reference: string): string | undefined {
  if (reference.startsWith('link:')) return undefined;
  if (reference.startsWith('@') || /^[^:(@]+@/.test(reference)) return reference;
  return `${name}@${reference}`;
}

/** Without the peers and patches that it was resolved with: its key among the packages. */
export const withoutPeers = (path: string): string => path.replace(/\(.*$/s, '');

/** `['@x/y', '1.0.0']` of `@x/y@1.0.0(peer@2.0.0)`. */
export function nameAndVersion(path: string): [name: string, version: string] {
  const bare = withoutPeers(path);
  const at = bare.indexOf('@', 1);
  return [bare.slice(0, at), bare.slice(at + 1)];
}

/**
 * Where pnpm installs a package.
 * @param path Its key among the snapshots.
 * @returns its folder below the workspace, as `depPathToFilename` of pnpm 10 to 12 names it:
 *   https://github.com/pnpm/pnpm/blob/main/packages/dependency-path/src/index.ts
 */
export function storeLocation(path: string): string {
  const [name] = nameAndVersion(path);
  return `${storeFolder(path)}/${name}`;
}

/** The node_modules that a package and links to its dependencies are in. */
export function storeFolder(path: string): string {
  const flat = path
    .replace(/[\\/:*?"<>|#]/g, '+')
    .replace(/\)$/, '')
    .replace(/\)\(|[()]/g, '_');
  const isKept =
    flat.length <= LONGEST && (flat === flat.toLowerCase() || flat.startsWith('file+'));
  const hash = () => createHash('sha256').update(flat).digest('hex').slice(0, HASH);
  const folder = isKept ? flat : `${flat.slice(0, LONGEST - HASH - 1)}_${hash()}`;
  return `node_modules/.pnpm/${folder}/node_modules`;
}
