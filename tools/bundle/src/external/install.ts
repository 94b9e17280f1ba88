import { execFile } from 'node:child_process';
import { copyFile, cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BundleError } from '../bundle-error.ts';
import { externalManifests } from './external-lockfile.ts';
import type { PlacedPackages } from './place-packages.ts';
import { runsOn, type Platform } from './platform.ts';

const MODULES = 'node_modules';

/**
 * Copies packages of the workspace: for the platform that they were installed for.
 * @param into Folder in which node_modules is made.
 * @throws where something is not installed
 */
export async function copyInstalled(
  root: string,
  placed: PlacedPackages,
  own: Platform,
  into: string,
): Promise<void> {
  for (const [place, { location, locked }] of placed) {
    if (!runsOn(locked, own)) continue;
    const from = join(root, location);
    if (!(await isFolder(from))) {
      // npm leaves out what is optional and cannot be installed.
      if (locked.optional || locked.devOptional) continue;
      throw new BundleError('GH-BUNDLE-002', `${location} is not installed; run "npm ci"`);
    }
    await cp(from, join(into, place), {
      recursive: true,
      dereference: true,
      // What is in it has places of its own.
      filter: (file) => !file.slice(from.length).split('/').includes(MODULES),
    });
  }
}

/**
 * Installs packages with `npm ci` from a lockfile of their own, for a platform that need not be this machine's. No
 * package runs a script.
 * @param into Folder in which node_modules is made.
 * @throws with what npm says
 */
export async function installFor(
  root: string,
  loaded: readonly string[],
  placed: PlacedPackages,
  { os, cpu, libc }: Platform,
  into: string,
): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'gatehouse-external-'));
  try {
    const { packageJson, lockfile } = externalManifests(root, loaded, placed);
    await writeFile(join(work, 'package.json'), packageJson);
    await writeFile(join(work, 'package-lock.json'), lockfile);
    await copyFile(join(root, '.npmrc'), join(work, '.npmrc')).catch(orAbsent);
    const args = [
      ...[
        'ci',
        '--ignore-scripts',
        '--omit=dev',
        '--no-audit',
        '--no-fund',
        '--no-update-notifier',
      ],
      ...['--legacy-peer-deps', '--no-bin-links', `--os=${os}`, `--cpu=${cpu}`],
      ...(libc === undefined ? [] : [`--libc=${libc}`]),
    ];
    await promisify(execFile)('npm', args, { cwd: work }).catch((error: { stderr?: string }) => {
      throw new BundleError(
        'GH-BUNDLE-002',
        `npm ${args.join(' ')} failed: ${error.stderr?.trim() ?? String(error)}`,
      );
    });
    // npm's own notes, which have the name of the temporary folder.
    await rm(join(work, MODULES, '.package-lock.json'), { force: true });
    await cp(join(work, MODULES), join(into, MODULES), { recursive: true });
  } finally {
    await rm(work, { recursive: true });
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(orAbsent))?.isDirectory() ?? false;

function orAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
