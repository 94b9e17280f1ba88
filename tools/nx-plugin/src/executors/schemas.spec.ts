import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { logger } from '@nx/devkit';
import { getExecutorInformation } from 'nx/src/command-line/run/executor-utils';
import { printRunHelp } from 'nx/src/command-line/run/run';
import { COMMANDS } from '../inference/service-targets.js';
import { readHelp, type HelpOption } from '../test/read-help.ts';

const repository = join(import.meta.dirname, '../../../..');
const PLUGIN = '@gatehouse/nx';

interface Property {
  type: string;
  alias?: string;
  description: string;
  hidden?: boolean;
  $ref?: string;
}

const schemaOf = (target: string) =>
  getExecutorInformation(PLUGIN, target, repository, {}).schema as unknown as {
    description: string;
    examples: { command: string }[];
    properties: Record<string, Property>;
    additionalProperties: boolean;
  };

/** The options that `nx TARGET PROJECT --help` shows. */
const shown = (target: string): HelpOption[] =>
  Object.entries(schemaOf(target).properties)
    .filter(([, { hidden }]) => !hidden)
    .map(([name, { alias, description, $ref }]) => ({
      name,
      ...(alias && { alias }),
      takesValue: $ref !== undefined,
      description,
    }));

function helpOf(command: string): string {
  const [program = '', ...args] = command.replace('{projectRoot}', 'apps/api-service').split(' ');
  const env = { ...process.env, NODE_OPTIONS: '' };
  return execFileSync(join(repository, 'node_modules/.bin', program), [...args, '--help'], {
    cwd: repository,
    env,
    encoding: 'utf8',
  });
}

// A build has no options.
const { build, ...commands } = COMMANDS;

// If these differ, change src/executors/schemas/TARGET.json.
describe('the executor of a target', () => {
  it.each(Object.entries(commands))('lists the options of the command: %s', (target, command) => {
    const options = readHelp(helpOf(command)).filter(({ name }) => name !== 'service');
    expect(shown(target)).toEqual(options);
  });

  it('lists no options of a build', () => {
    expect(shown('build')).toEqual([]);
    expect(build).toMatch(/ \{projectRoot\}$/);
  });

  it.each(Object.keys(COMMANDS))('accepts unlisted options, and has an example: %s', (target) => {
    const { additionalProperties, examples, description } = schemaOf(target);
    expect(additionalProperties).toBe(true);
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(examples[0]?.command).toMatch(new RegExp(`^nx ${target} payments`));
  });
});

it('is printed by nx TARGET PROJECT --help', () => {
  const printed: string[] = [];
  const { info } = logger;
  logger.info = (text: string) => void printed.push(text);
  printRunHelp({ project: 'payments', target: 'sbom' }, schemaOf('sbom') as never, {
    plugin: PLUGIN,
    entity: 'sbom',
  });
  logger.info = info;
  const text = printed.join('\n');
  expect(text).toMatch(/--json +print it whole/);
  expect(text).toContain('nx sbom payments --json');
  expect(text).not.toContain('run-commands');
});
