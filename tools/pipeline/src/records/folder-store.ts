import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join, sep } from 'node:path';
import type { RecordStore } from './record-store.ts';

/** Where records are kept on a machine, below the workspace; not in Git. */
export const RECORDS_FOLDER = '.gatehouse/records';

/** Records in a folder, which need not exist yet. The keys are paths below it, as in the bucket. */
export const openFolderStore = (folder: string): RecordStore => ({
  origin: folder,
  async list(prefix) {
    const entries = await readdir(join(folder, prefix), {
      recursive: true,
      withFileTypes: true,
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw new Error(`${folder}: cannot be listed (${error.code})`, { cause: error });
    });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length))
      .map((path) => path.split(sep).join('/'))
      .sort();
  },
  read: (key) => readFile(join(folder, key)),
  async create(key, bytes) {
    const file = join(folder, key);
    const draft = `${file}.${randomUUID()}`;
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(draft, bytes, { flag: 'wx' });
      // Readers see all of it or nothing, and of two that create it one wins.
      await link(draft, file);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return (await readFile(file)).equals(bytes);
      throw new Error(`${file}: cannot be written (${code})`, { cause: error });
    } finally {
      await rm(draft, { force: true });
    }
  },
  close: () => undefined,
});
