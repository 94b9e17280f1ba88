import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { findWorkspace } from '@gatehouse/service-manifest';

/** Placeholders of what names a file or a folder, such as `--report <file>`. */
const PATH = /<(?:file|folder|evidence)>/;

/** A service may be named by its folder; a plain name is none. */
const SERVICE = /--service <name>/;
const isFolder = (name: string) => name === '.' || name === '..' || name.includes('/');

/** `--first-seen registry` names no file. */
const NO_PATH = 'registry';

/**
 * Makes the workspace around the current folder the current one: that is what defaults such as `security/policy.json`
 * are relative to. Paths that are given stay relative to where the command was called. Outside of a workspace, or
 * at its top, nothing changes.
 * @param commands All that may be called.
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

/** What an option or argument parses already, of the path that it has become. */
function parsed(
  { parseArg }: { parseArg?: ((value: string, previous: never) => unknown) | undefined },
  fromRoot: (path: string) => string,
) {
  return (value: string, previous: unknown): unknown => {
    const path = fromRoot(value);
    return parseArg ? parseArg(path, previous as never) : path;
  };
}
