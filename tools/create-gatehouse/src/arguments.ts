import { parseArgs } from 'node:util';
import type { Given, Question } from './given-answers.ts';
import { HELP } from './help.ts';
import { PROBLEMS } from './problems.ts';

/** A wrong argument; the message says what is allowed. */
export class ArgumentError extends Error {
  readonly errorCode = 'GH-CREATE-001';
}

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
