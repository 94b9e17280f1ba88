import { once } from 'node:events';
import { sep } from 'node:path';
import { watch } from 'chokidar';
import { stampsOf } from './file-stamps.ts';
import { packageFolderOf } from './package-folder.ts';

/** What tools write, and what is not the workspace's own. */
const IGNORED = new Set(['node_modules', 'dist', 'coverage', '.git', '.nx', 'cdk.out']);
/** Editors and Git write several files at once. */
const SETTLE_MS = 20;
/** chokidar reports nothing of a file for 50 ms after it has reported it: a second save in that time would be lost. */
const LOOK_AGAIN_MS = 70;

export interface SourceWatch {
  /** Watches the packages of files that are in none of the folders, such as `packages/money`. */
  include(files: Iterable<string>): void;
  close(): Promise<void>;
}

/**
 * Reports files that were written, replaced, added or removed below some folders. Resolves when it watches.
 * @param changed takes the absolute paths of one save
 */
export async function watchSources(
  watched: readonly string[],
  changed: (files: ReadonlySet<string>) => void,
): Promise<SourceWatch> {
  const folders = [...watched];
  const folderOf = (path: string) =>
    folders.find((each) => path === each || path.startsWith(each + sep));
  const isIgnored = (path: string) => {
    const folder = folderOf(path) ?? '';
    return path
      .slice(folder.length)
      .split(sep)
      .some((part) => IGNORED.has(part));
  };
  const watcher = watch([...folders], { ignoreInitial: true, ignored: isIgnored });
  let files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const note = (file: string) => {
    files.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => void report(), SETTLE_MS);
  };
  const report = async () => {
    const reported = files;
    files = new Set();
    const before = await stampsOf(reported);
    changed(reported);
    setTimeout(() => void lookAgain(before), LOOK_AGAIN_MS).unref();
  };
  const lookAgain = async (before: ReadonlyMap<string, string>) => {
    const now = await stampsOf(before.keys());
    if (!closed) for (const [file, stamp] of before) if (now.get(file) !== stamp) note(file);
  };
  watcher.on('all', (_event, file) => note(file));
  // A folder that cannot be watched, as when the system's limit is reached, must not end the services.
  watcher.on('error', (error) =>
    process.stderr.write(`Some changes will not be seen: ${(error as Error).message}\n`),
  );
  await once(watcher, 'ready');
  return {
    include(files) {
      for (const file of files) {
        if (folderOf(file) !== undefined || isInstalled(file)) continue;
        const folder = packageFolderOf(file);
        folders.push(folder);
        if (!closed) watcher.add(folder);
      }
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

const isInstalled = (file: string): boolean => file.split(sep).includes('node_modules');
