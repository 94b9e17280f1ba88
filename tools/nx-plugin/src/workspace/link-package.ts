import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { withPackage, type PackageJson } from './locked-package.ts';

/**
 * Does what `npm install` does for a new workspace package without new dependencies: writes its entry in the lockfile,
 * byte for byte, and its link in node_modules.
 * @param folder Folder of the package, relative to `root`.
 * @returns false if npm is needed; then it writes nothing
 */
export function linkPackage(root: string, folder: string): boolean {
  const lockfile = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(lockfile) || !existsSync(installed)) return false;
  const manifest = read(join(root, folder, 'package.json')) as PackageJson;
  const texts = [lockfile, installed].map((file) => ({
    file,
    text: withPackage(readFileSync(file, 'utf8'), manifest, folder, (path) =>
      existsSync(join(root, path, 'package.json')),
    ),
  }));
  const link = join(root, 'node_modules', manifest.name);
  if (existsSync(link) || texts.some(({ text }) => text === undefined)) return false;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(relative(dirname(link), join(root, folder)), link, 'junction');
  for (const { file, text = '' } of texts) replace(file, text);
  return true;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Replaces the file in one step: a reader gets the old or the new file, and hard links keep the old one. */
function replace(file: string, text: string): void {
  const written = `${file}.${process.pid}`;
  try {
    writeFileSync(written, text);
    renameSync(written, file);
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
}
