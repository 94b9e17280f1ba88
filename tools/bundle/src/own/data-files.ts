import { existsSync, statSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';

const LITERAL = /(["'`])((?:\.{0,2}\/)?[\w@.-]+(?:\/[\w@. -]+)*)\1/g;
const CODE = /^\.[cm]?[jt]sx?$/;
/** Calls that join a folder to literals, or that name the folder of views. */
const FOLDERS =
  /(?:(?:import\.meta\.dirname|__dirname|process\.cwd\(\))\s*,|new URL\(|\.set\(\s*["']views["']\s*,[^)]*?)/;

/** A file or folder that source code names by a literal, below the folder of the service. */
export interface DataFile {
  /** As it is written. */
  readonly written: string;
  /** Where it is below the folder of the service, such as `src/views`. */
  readonly path: string;
}

/**
 * Finds files and folders that the code of a service reads when it runs: literals that name a file which is not
 * code, or in a call that makes a path, a folder.
 * @param app Folder of the service, absolute.
 * @param file The source file, absolute.
 */
export function dataFiles(app: string, file: string, text: string): DataFile[] {
  const withoutImports = text.replace(
    /\bfrom\s*(["'])[^"'\n]*\1|\bimport\s*\(?\s*(["'])[^"'\n]*\2/g,
    '',
  );
  const found = new Map<string, DataFile>();
  for (const line of withoutImports
    .split('\n')
    .filter((each) => !/^\s*(?:\/\/|\*|\/\*)/.test(each)))
    for (const [, , written = ''] of line.matchAll(LITERAL)) {
      const makesPath = FOLDERS.test(line);
      if (!makesPath && (extname(written) === '' || CODE.test(extname(written)))) continue;
      for (const base of [dirname(file), join(app, 'src'), app]) {
        const path = join(base, written);
        const below = relative(app, path);
        if (below === '' || below === 'src' || below.startsWith('..') || !existsSync(path))
          continue;
        const isCode = statSync(path).isFile() && CODE.test(extname(path));
        if (!isCode) found.set(below, { written, path: below });
        break;
      }
    }
  return [...found.values()];
}
