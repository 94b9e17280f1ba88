import { GatehouseError } from '../errors/gatehouse-error.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { parseWorkspace, readManifest, readServices } from './load-manifest.ts';
import type { Service } from './service.ts';

const SETTINGS = 'gatehouse.json';
const APPS = 'apps';

/** A workspace on disk; files are read and validated on demand. */
export interface WorkspaceFolder {
  /** Absolute path. */
  readonly root: string;
  /** Names of all services, sorted: the folders below apps/ with a manifest. */
  readonly names: readonly string[];
  /** @throws one line if there is no gatehouse.json; {@link ManifestError} with all of its problems */
  settings(): Workspace;
  /**
   * One manifest on its own.
   * @throws one line if the service does not exist; {@link ManifestError} with all of its problems
   */
  manifest(name: string): Manifest;
  /**
   * All services, validated together.
   * @throws {ManifestError} with all problems in all files
   */
  services(): Service[];
}

/**
 * The workspace folder that contains a folder: the nearest one upwards with a gatehouse.json.
 * @returns undefined outside a workspace
 */
export function findWorkspace(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, SETTINGS))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * Like {@link findWorkspace}.
 * @throws one line outside a workspace
 */
export function workspaceAround(from: string): string {
  const root = findWorkspace(from);
  if (root !== undefined) return root;
  throw new GatehouseError(
    'GH-WORKSPACE-001',
    `There is no ${SETTINGS} in ${resolve(from)} or above it: run this in a Gatehouse workspace`,
  );
}

/** Reads the workspace in a folder: the only way for all tools. */
export function readWorkspace(root: string): WorkspaceFolder {
  const fileOf = (name: string) => `${APPS}/${name}/service.json`;
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const names = existsSync(join(root, APPS))
    ? readdirSync(join(root, APPS))
        .filter((name) => existsSync(join(root, fileOf(name))))
        .sort()
    : [];
  const settings = () => {
    if (!existsSync(join(root, SETTINGS)))
      throw new GatehouseError(
        'GH-WORKSPACE-002',
        `There is no ${SETTINGS} in ${root}; it defines where services are deployed`,
      );
    return parseWorkspace(SETTINGS, read(SETTINGS));
  };
  return {
    root,
    names,
    settings,
    manifest(name) {
      if (!names.includes(name))
        throw new GatehouseError(
          'GH-WORKSPACE-004',
          `There is no service "${name}": ${fileOf(name)} does not exist${names.length > 0 ? `; there are: ${names.join(', ')}` : ''}`,
        );
      return readManifest(fileOf(name), read(fileOf(name)));
    },
    services() {
      const texts = names.map((name) => ({ name, file: fileOf(name), text: read(fileOf(name)) }));
      return readServices(texts, settings());
    },
  };
}
