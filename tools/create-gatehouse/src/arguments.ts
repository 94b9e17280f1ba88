import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { serviceNameProblem, workspaceSchema } from '@gatehouse/service-manifest';

/** What was given on the command line, checked. */
export interface Given {
  /** Folder of the new workspace. */
  readonly folder?: string;
  readonly organisation?: string;
  readonly repository?: string;
  readonly region?: string;
  readonly environments?: string;
  readonly service?: string;
}

export type Question = keyof Given;

/** A wrong argument; the message says what is allowed. */
export class ArgumentError extends Error {
  readonly errorCode = 'GH-CREATE-001';
}

export const DEFAULTS = {
  organisation: 'acme',
  region: 'eu-central-1',
  environments: 'development,staging,production',
  service: 'orders',
};

export const HELP = `Makes a workspace of AWS Fargate services: a Git repository whose "npm start" and "npm cit" work at once.

Usage:
  npm create gatehouse@latest
  npm create gatehouse@latest shop -- --organisation=acme --no-interactive

Options:
  --organisation <name>    organisation or user on GitHub (default: ${DEFAULTS.organisation})
  --repository <name>      repository on GitHub (default: the name of the folder)
  --region <region>        AWS region of everything (default: ${DEFAULTS.region})
  --environments <names>   in the order of a release, comma-separated
                           (default: ${DEFAULTS.environments})
  --service <name>         first service (default: ${DEFAULTS.service})
  --no-interactive         ask nothing, and use the defaults
  --help                   prints this
  --version                prints the version

Without a terminal it asks nothing either. The folder must not exist, or be empty.
`;

const { organisation, repository, registry } = workspaceSchema.shape;
const ENVIRONMENT = /^[a-z][a-z0-9-]{0,20}$/;
const MOST_ENVIRONMENTS = 9;

/** What is wrong with a value; nothing where it can be used. */
export const PROBLEMS: Record<Question, (value: string) => string | undefined> = {
  folder(value) {
    const name = basename(value);
    return /^[a-z0-9][a-z0-9-]{0,60}$/.test(name)
      ? undefined
      : 'must end in lower-case letters, digits and hyphens: packages are named after it';
  },
  organisation: (value) => messageOf(organisation.safeParse(value)),
  repository: (value) => messageOf(repository.safeParse(value)),
  region: (value) => messageOf(registry.shape.region.safeParse(value)),
  environments(value) {
    const names = value.split(',').map((name) => name.trim());
    const wrong = names.find((name) => !ENVIRONMENT.test(name));
    if (wrong !== undefined)
      return `must be names of lower-case letters, digits and hyphens, comma-separated; "${wrong}" is none`;
    if (new Set(names).size < names.length) return 'must be different names';
    return names.length > MOST_ENVIRONMENTS ? `must be ${MOST_ENVIRONMENTS} at most` : undefined;
  },
  service: serviceNameProblem,
};

const messageOf = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues[0]?.message;

export interface Arguments {
  readonly given: Given;
  readonly interactive: boolean;
  readonly print?: 'help' | 'version';
}

/**
 * @param isTerminal Whether prompts can be answered.
 * @throws {ArgumentError} with all that is wrong, a line each
 */
export function readArguments(args: readonly string[], isTerminal: boolean): Arguments {
  const { values, positionals } = parsed(args);
  const interactive = isTerminal && values.interactive !== false;
  if (values.help) return { given: {}, interactive, print: 'help' };
  if (values.version) return { given: {}, interactive, print: 'version' };
  const [folder, ...more] = positionals;
  const { organisation, repository, region, environments, service } = values;
  const given = Object.fromEntries(
    Object.entries({ folder, organisation, repository, region, environments, service }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Given;
  const problems = Object.entries(given).flatMap(([name, value]) => {
    const problem = PROBLEMS[name as Question](value as string);
    return problem === undefined
      ? []
      : [`${name === 'folder' ? name : `--${name}`}: "${value}" ${problem}`];
  });
  if (more.length > 0)
    problems.push(
      `There must be one folder, and there are ${positionals.length}: ${positionals.join(', ')}`,
    );
  if (folder === undefined && !interactive)
    problems.push('Name the folder of the workspace: npm create gatehouse@latest shop');
  if (problems.length > 0) throw new ArgumentError(problems.join('\n'));
  return { given, interactive };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      allowNegative: true,
      options: {
        organisation: text,
        repository: text,
        region: text,
        environments: text,
        service: text,
        interactive: flag,
        help: { ...flag, short: 'h' },
        version: flag,
      },
    });
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${HELP}`);
  }
}
