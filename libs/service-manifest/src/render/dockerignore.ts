import { copiedOf } from './copied-folders.ts';
import { HEADER } from './header.ts';
import type { ImageInput } from './image-input.ts';
import { lockfilesOf, NPM } from './package-manager.ts';

/** Everything that reaches the build: the lockfile, the settings, and the packages of the bundle. */
export function dockerignore(
  input: Pick<ImageInput, 'packages' | 'bundler' | 'packageManager'>,
): string {
  const locks = lockfilesOf(input.packageManager ?? NPM);
  const files = ['.npmrc', ...locks, 'package.json', 'tsconfig.base.json'];
  const lines = [
    '*',
    ...[...files, ...copiedOf(input)].map((path) => `!${path}`),
    // The outputs and the rendered files of packages; a folder of that name in their sources is part of
    // them.
    ...['dist', 'deploy'].map((folder) => `*/*/${folder}`),
    ...['node_modules', 'test'].map((folder) => `**/${folder}`),
    ...['*.spec.ts', '*.md', '.env*', 'service.json', 'jest.config.js'].map((file) => `**/${file}`),
  ];
  return `${HEADER}${lines.join('\n')}\n`;
}
