import { readFileSync, statSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { KeyRange, RecordStore } from './record-store.ts';

/** Local folder of the records, relative to the workspace; not in Git. */
export const RECORDS_FOLDER = '.gatehouse/records';

/** Records in a folder, which need not exist yet. The keys are relative paths, as in the bucket. */
export const openFolderStore = (folder: string): RecordStore => ({
  origin: folder,
  async list(prefix, { after = '', until }: KeyRange = {}) {
    const keys = await filesBelow(folder, prefix, after);
    return (until === undefined ? keys : keys.filter((key) => key <= until)).sort();
  },
  async folders(prefix) {
    const place = join(folder, prefix);
    const names = await entriesOf(folder, place);
    return names.filter((name) => !isFile(place, name)).sort();
  },
  // Synchronous: reading a small file takes less time than handing it to a thread, and there are a hundred thousand a
  // year.
  read: async (key) => readFileSync(join(folder, key)),
  async create(key, bytes) {
    const file = join(folder, key);
    const draft = `${file}.${randomUUID()}`;
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(draft, bytes, { flag: 'wx' });
      // Readers see the complete file or none, and of two concurrent writers one wins.
      await link(draft, file);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return (await readFile(file)).equals(bytes);
      throw new GatehouseError('GH-RECORDS-003', `${file}: cannot be written (${code})`, {
        cause: error,
      });
    } finally {
      await rm(draft, { force: true });
    }
  },
  close: () => undefined,
});

/** Names of files and folders in a folder; empty if it does not exist. */
const entriesOf = (folder: string, place: string) =>
  readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new GatehouseError('GH-RECORDS-003', `${folder}: cannot be listed (${error.code})`, {
      cause: error,
    });
  });

/**
 * @param prefix Ends with a slash, or is empty.
 * @param after Of a hundred thousand files a year, only later ones get a path.
 */
async function filesBelow(folder: string, prefix: string, after: string): Promise<string[]> {
  const names = await entriesOf(folder, join(folder, prefix));
  const first = after.startsWith(prefix) ? after.slice(prefix.length) : '';
  const files: string[] = [];
  for (const name of names)
    if (name <= first && isFileName(name)) continue;
    else if (!isFile(folder, prefix + name))
      files.push(...(await filesBelow(folder, `${prefix}${name}/`, after)));
    else if (prefix + name > after) files.push(prefix + name);
  return files;
}

/** Without disk access if the name suffices. */
const isFile = (folder: string, path: string): boolean =>
  isFileName(path) || statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true;

const isFileName = (name: string) => name.endsWith('.gz') || name.endsWith('.claim');
