import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { GatehouseError } from '@gatehouse/service-manifest';
import { validArgument } from '../valid-argument.ts';
import { parseDuration } from './duration.ts';

/** Options that `deploy` and `rollback` share. */
export interface CommonOptions {
  readonly service: string;
  readonly environment: string;
  readonly diff?: true;
  readonly breakGlass?: string;
  /** Milliseconds; default: enough for the bake time as well. */
  readonly timeout?: number;
  readonly format: 'text' | 'json';
  readonly output?: string;
  readonly records?: string;
}

export function withCommonOptions(command: Command): Command {
  return withFormat(withSubject(command))
    .option('--diff', 'show what would change, without changing it')
    .option(
      '--records <folder>',
      'folder for the record; "registry" is the bucket in the registry’s account',
    )
    .option('--break-glass <reason>', 'deploy to production by hand; the reason is recorded')
    .addOption(
      new Option(
        '--timeout <duration>',
        'how long to wait for a deployment in flight, and then for this one to be stable (default: 20m, and the bake)',
      ).argParser((text: string) => validArgument(() => parseDuration(text))),
    );
}

/** Options of commands that change an environment, besides those of subject and output. */
export const withGuards = (command: Command) =>
  command
    .option('--diff', 'show what would change, without changing it')
    .option('--break-glass <reason>', 'change production by hand; the reason is recorded');

/** A duration, in milliseconds. */
export const durationOption = (flags: string, description: string) =>
  new Option(flags, description).argParser((text: string) =>
    validArgument(() => parseDuration(text)),
  );

export const withSubject = (command: Command) =>
  command
    .requiredOption('-s, --service <name>', 'service, or its folder', (name) => basename(name))
    .requiredOption('-e, --environment <name>', 'name of the environment');

export const withFormat = (command: Command, formats = ['text', 'json']) =>
  command
    .addOption(new Option('-f, --format <format>').choices(formats).default(formats[0]))
    .addOption(new Option('--json', 'short for --format json').implies({ format: 'json' }))
    .option('-o, --output <file>', 'output file (default: the terminal)');

/** A full commit id. */
export const commitOption = () =>
  new Option(
    '--commit <sha>',
    'commit that the image was built from (default: GITHUB_SHA)',
  ).argParser((text: string) =>
    validArgument(() => {
      if (!/^[0-9a-f]{40}$/.test(text))
        throw new GatehouseError('GH-CLI-001', 'It must be 40 hexadecimal digits.');
      return text;
    }),
  );

/** The commit of `--commit`, otherwise that of the GitHub job; undefined without either. */
export const commitGiven = ({ commit }: { readonly commit?: string }): string | undefined =>
  commit ?? (process.env['GITHUB_SHA'] || undefined);
