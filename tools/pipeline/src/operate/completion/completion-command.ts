import { Argument, Command, Option } from 'commander';
import { GatehouseError, serviceNameProblem } from '@gatehouse/service-manifest';
import { serviceNames } from '../../deploy/services.ts';
import { readWorkspaceHere } from '../../deploy/subject.ts';
import { withExamples } from '../with-examples.ts';
import { bashScript } from './bash.ts';
import { describeProgram, type Completable } from './describe-program.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS: Readonly<Record<string, (program: readonly Completable[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Values that scripts query at the time of completion. */
const LISTS: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  // The folder of a clone may have any name.
  service: async () => serviceNames().filter((name) => serviceNameProblem(name) === undefined),
  environment: async () => Object.keys((await readWorkspaceHere()).environments),
};

/**
 * `gatehouse completion`
 * @param loadAll Returns the program with all its commands
 */
export function completionCommand(loadAll: () => Promise<Command>): Command {
  return withExamples(
    new Command('completion')
      .description(
        'Print a completion script for the commands and options of gatehouse, and for the names of services and environments. Exits with 0: printed, 2: not printed.',
      )
      .addArgument(new Argument('[shell]', 'the shell').choices(Object.keys(SCRIPTS)))
      .addOption(
        new Option('--list <what>', 'names, for the scripts')
          .choices(Object.keys(LISTS))
          .hideHelp(),
      )
      .option('--json', 'print commands and options as JSON in place of a script'),
    'completion bash > ~/.local/share/bash-completion/completions/gatehouse',
    'completion zsh > ~/.zfunc/_gatehouse',
    'completion fish > ~/.config/fish/completions/gatehouse.fish',
  ).action(async (shell: string | undefined, { list, json }: { list?: string; json?: true }) => {
    if (list !== undefined) {
      const names = await LISTS[list]!();
      process.stdout.write(names.map((name) => `${name}\n`).join(''));
      return;
    }
    const program = describeProgram(await loadAll());
    if (json) {
      process.stdout.write(`${JSON.stringify({ version: 1, commands: program }, null, 2)}\n`);
      return;
    }
    if (shell === undefined)
      throw new GatehouseError('GH-CLI-001', `name a shell: ${Object.keys(SCRIPTS).join(', ')}`);
    process.stdout.write(SCRIPTS[shell]!(program));
  });
}
