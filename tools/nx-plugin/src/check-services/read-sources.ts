import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { isTestFile } from '../lint/is-test-file.js';
import { libraryFiles } from './library-files.ts';
import { readSource, type SourceFile } from './source-file.ts';

/** Names of files with code. */
export const CODE = /\.[cm]?[jt]sx?$/;

/** Reads the resources that a service's sources use, and the libraries of the workspace that they import, without tests. */
export function readSources(tree: Tree, folder: string): SourceFile[] {
  const files: SourceFile[] = [];
  visitNotIgnoredFiles(tree, `${folder}/src`, (path) => {
    if (CODE.test(path) && !isTestFile(path)) files.push(readSource(tree, path));
  });
  return [...files, ...libraryFiles(tree, folder, files)];
}
