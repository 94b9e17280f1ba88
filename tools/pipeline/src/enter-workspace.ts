import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { findWorkspace } from '@gatehouse/service-manifest';

/** Placeholders of options that name a file or a folder, such as `--report <file>`. */
const PATH = /<(?:file|folder|evidence)>/;

/** A service may be named by its folder; a plain name is none. */
const SERVICE = /--service <name>/;
const isFolder = (name: string) => name === '.' || name === '..' || name.includes('/');

/** `--first-seen registry` is not a file. */
const NO_PATH = 'registry';

/**
 * Changes to the root of the workspace around the current folder, because defaults such as `security/policy.json` are
 * relative to it. Given paths stay relative to the folder in which the command was called. Outside a workspace, or at
 * its root, nothing changes.
 * @param commands All commands.
 */
export function enterWorkspace(commands: readonly Command[]): void {
  const from = process.cwd();
  const root = findWorkspace(from);
  if (root === undefined || root === from) return;
  process.chdir(root);
  const fromRoot = (path: string) =>
    path === NO_PATH ? path : relative(root, resolve(from, path)) || '.';
  for (const command of commands) {
    for (const option of command.options) {
      if (PATH.test(option.flags)) option.argParser(parsed(option, fromRoot));
      if (SERVICE.test(option.flags))
        option.argParser(parsed(option, (name) => (isFolder(name) ? fromRoot(name) : name)));
    }
    for (const argument of command.registeredArguments)
      if (PATH.test(`<${argument.name()}>`)) argument.argParser(parsed(argument, fromRoot));
  }
}

/** Applies an option's own parser to the resolved path. */
function parsed(
  { parseArg }: { parseArg?: ((value: string, previous: never) => unknown) | undefined },
  fromRoot: (path: string) => string,
) {
  return (value: string, previous: unknown): unknown => {
    const path = fromRoot(value);
    return parseArg ? parseArg(path, previous as never) : path;
  };
}
