import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';

/** A folder for a new workspace, and how to take it away again. */
export interface EmptyFolder {
  /** Removes all that is in it, and the folders that were made for it. */
  remove(): void;
}

/** Why a workspace cannot be made in a folder; nothing where it does not exist, or is empty. */
export function folderProblem(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  if (!lstatSync(path).isDirectory()) return `${path} exists and is no folder`;
  const [first] = readdirSync(path);
  return (
    first &&
    `${path} is not empty: it has ${first}. Choose another folder; to add Gatehouse to an Nx workspace, run "npx nx add @gatehouse/nx" in it`
  );
}

/**
 * Makes a folder, or takes one that is empty.
 * @param path Absolute.
 * @throws {Error} where there is a file, or a folder that is not empty
 */
export function emptyFolder(path: string): EmptyFolder {
  const problem = folderProblem(path);
  if (problem !== undefined) throw new GatehouseError('GH-CREATE-002', problem);
  if (existsSync(path)) {
    return {
      remove() {
        for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true });
      },
    };
  }
  const made = mkdirSync(path, { recursive: true }) ?? path;
  return { remove: () => rmSync(made, { recursive: true, force: true }) };
}
