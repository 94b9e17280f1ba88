import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hostsOf } from '../front/foreign-page.ts';

/** The options of the command, or an error message for wrong ones. */
export interface CliOptions {
  readonly port: number;
  readonly dataFolder?: string;
  readonly hosts?: readonly string[];
  /** Whether a user started it for all users; it then stops with the last one. */
  readonly shared?: true;
}

/** A wrong option or environment variable. */
export class SettingsError extends Error {
  readonly errorCode = 'GH-DEV-002';
}

/**
 * Reads `--data FOLDER` (or LOCAL_AWS_DATA; relative to the workspace), LOCAL_AWS_PORT (default 4566),
 * LOCAL_AWS_HOSTS (comma-separated), and `--shared`, which only the dev server passes.
 * @throws SettingsError
 */
export function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  workspaceRoot: string,
): CliOptions {
  const { data, shared } = optionsOf(args);
  const folder = data || env['LOCAL_AWS_DATA'];
  const port = env['LOCAL_AWS_PORT'] || '4566';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new SettingsError(`LOCAL_AWS_PORT is "${port}"; it must be a port, 0 to 65535.`);
  const hosts = hostsOf(env);
  return {
    port: Number(port),
    ...(folder && { dataFolder: resolve(workspaceRoot, folder) }),
    ...(hosts.length > 0 && { hosts }),
    ...(shared && { shared }),
  };
}

function optionsOf(args: readonly string[]): { data?: string; shared?: true } {
  const options = { data: { type: 'string' }, shared: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values as { data?: string; shared?: true };
  } catch (error) {
    throw new SettingsError(`${(error as Error).message}\nUsage: main.ts [--data FOLDER]`);
  }
}
