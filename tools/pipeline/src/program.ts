import { errorCodeOf, GatehouseError, hintOf, suggest } from '@gatehouse/service-manifest';
import { Command, CommanderError } from 'commander';
import { wantsJson } from './cli/wants-json.ts';
import { COMMANDS, OLD_NAMES } from './commands.ts';
import { enterWorkspace } from './enter-workspace.ts';
import { gatehouseVersion } from './gate/version.ts';

/** Exit codes: 0 passed, 1 blocked, 2 undecided or invalid usage. */
const UNDECIDED = 2;

const HELP_ON_ERRORS = `
Errors have codes. "gatehouse help GH-GATE-001" prints the cause and the fix of one, "gatehouse help GH-GATE" lists those
of an area, "gatehouse help errors" lists all. --json prints JSON, also of "gatehouse help" itself.`;

/**
 * Runs the command `gatehouse`: reads the current folder and `process.env`, writes to stdout and stderr, and sets
 * `process.exitCode`.
 * @param args The arguments after the command's name.
 */
export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    const [first = '', second = ''] = args;
    const called = first === 'help' ? second : first;
    if (first === 'help' && /^(?:errors|gh-.*)$/i.test(second)) {
      const { printErrorHelp } = await import('./help/print-error-help.ts');
      return printErrorHelp(args.slice(1));
    }
    if (first === 'help' && second === '--json') return await printTopics();
    if (/^[a-z]/i.test(called) && called !== 'help') refuseUnknown(called);
    const program = await programFor(called);
    const commands = withChildren(program);
    for (const command of commands) command.exitOverride();
    enterWorkspace(commands);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Help is not an error; everything else has decided nothing.
    const isHelp = error instanceof CommanderError && error.exitCode === 0;
    process.exitCode = isHelp ? 0 : UNDECIDED;
    if (isHelp) return;
    const { message } = error as Error;
    const code = errorCodeOf(error);
    // Commander has printed its own message.
    if (!(error instanceof CommanderError)) process.stderr.write(`gatehouse: ${message}\n`);
    process.stderr.write(`${hintOf(code)}\n`);
    if (wantsJson(args))
      process.stdout.write(
        `${JSON.stringify({ version: 1, error: message.replace(/^error: /, ''), code }, null, 2)}\n`,
      );
  }
}

/** `gatehouse help --json` lists the topics of "gatehouse help". */
async function printTopics(): Promise<void> {
  const { AREAS } = await import('./help/error-help.ts');
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => ({ name, summary }));
  process.stdout.write(`${JSON.stringify({ version: 1, commands, errors: AREAS }, null, 2)}\n`);
}

/** @throws {GatehouseError} for an unknown command, with the most similar one */
function refuseUnknown(called: string): void {
  if (Object.hasOwn(COMMANDS, called)) return;
  const renamed = Object.hasOwn(OLD_NAMES, called)
    ? `; it is called "gatehouse ${OLD_NAMES[called]}" now`
    : suggest(called, Object.keys(COMMANDS));
  throw new GatehouseError('GH-CLI-003', `There is no command "${called}"${renamed}`);
}

/** The program with the called command; with the names of all for help, and for an unknown name. */
async function programFor(called: string): Promise<Command> {
  const program = new Command('gatehouse')
    .description('What happens to an image between build and production')
    .version(gatehouseVersion(), '-V, --version', 'print the version')
    .addHelpText('after', HELP_ON_ERRORS);
  const one = Object.hasOwn(COMMANDS, called) ? COMMANDS[called] : undefined;
  if (one) return program.addCommand(await one.load());
  for (const [name, { summary }] of Object.entries(COMMANDS))
    program.addCommand(new Command(name).summary(summary).helpOption(false));
  return program;
}

/** The program with all its commands loaded, for documentation and completion. */
export async function wholeProgram(): Promise<Command> {
  const listed = await programFor('');
  const program = new Command(listed.name())
    .description(listed.description())
    .version(listed.version()!, '-V, --version', 'print the version');
  // Sequentially: Jest's loader does not support concurrent imports.
  for (const { summary, load } of Object.values(COMMANDS))
    program.addCommand((await load()).summary(summary));
  return program;
}

function withChildren(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withChildren)];
}
