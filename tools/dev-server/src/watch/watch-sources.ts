import { sep } from 'node:path';
import { once } from 'node:events';
import { watch } from 'chokidar';

/** What tools write, and what is not the workspace's own. */
const IGNORED = new Set(['node_modules', 'dist', 'coverage', '.git', '.nx', 'cdk.out']);
/** Editors and Git write several files at once. */
const SETTLE_MS = 20;

export interface SourceWatch {
  close(): Promise<void>;
}

/**
 * Reports files that were written, replaced, added or removed below some folders. Resolves when it watches.
 * @param changed takes the absolute paths of one save
 */
export async function watchSources(
  folders: readonly string[],
  changed: (files: ReadonlySet<string>) => void,
): Promise<SourceWatch> {
  const isIgnored = (path: string) => {
    const folder = folders.find((each) => path === each || path.startsWith(each + sep)) ?? '';
    return path
      .slice(folder.length)
      .split(sep)
      .some((part) => IGNORED.has(part));
  };
  const watcher = watch([...folders], { ignoreInitial: true, ignored: isIgnored });
  let files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (_event, file) => {
    files.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const reported = files;
      files = new Set();
      changed(reported);
    }, SETTLE_MS);
  });
  // A folder that cannot be watched, as when the system's limit is reached, must not end the services.
  watcher.on('error', (error) =>
    process.stderr.write(`Some changes will not be seen: ${(error as Error).message}\n`),
  );
  await once(watcher, 'ready');
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
