import { Command, CommanderError } from 'commander';

/** Exit codes: 0 passed, 1 blocked, 2 could not decide, or was called in a wrong way. */
const UNDECIDED = 2;

/** Each is loaded when it is called: all of them, with the AWS SDK, take longer than a gate takes to decide. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  gate: async () => (await import('./gate/gate-command.ts')).gateCommand(),
  policy: async () => (await import('./gate/policy-command.ts')).policyCommand(),
  exception: async () => (await import('./gate/exception-command.ts')).exceptionCommand(),
  explain: async () => (await import('./gate/explain-command.ts')).explainCommand(),
  deploy: async () => (await import('./deploy/deploy-command.ts')).deployCommand(),
  rollback: async () => (await import('./deploy/rollback-command.ts')).rollbackCommand(),
  status: async () => (await import('./deploy/status-command.ts')).statusCommand(),
  affected: async () => (await import('./deploy/affected-command.ts')).affectedCommand(),
  superseded: async () =>
    (await import('./deploy/superseded/superseded-command.ts')).supersededCommand(),
  'release-hold': async () =>
    (await import('./deploy/hold/release-hold-command.ts')).releaseHoldCommand(),
  keep: async () => (await import('./keep/keep-command.ts')).keepCommand(),
  provenance: async () => (await import('./provenance/provenance-command.ts')).provenanceCommand(),
  role: async () => (await import('./role/role-command.ts')).roleCommand(),
  smoke: async () => (await import('./smoke/smoke-command.ts')).smokeCommand(),
};

/**
 * Runs the command `gatehouse`: reads the current folder and `process.env`, writes to stdout and stderr, and
 * leaves its exit code in `process.exitCode`.
 * @param args What follows the command's name.
 */
export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    const program = await programFor(args[0] ?? '');
    for (const command of withChildren(program)) command.exitOverride();
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Help is no error; everything else has decided nothing.
    const isHelp = error instanceof CommanderError && error.exitCode === 0;
    process.exitCode = isHelp ? 0 : UNDECIDED;
    if (isHelp) return;
    const { message } = error as Error;
    // Commander has written its own.
    if (!(error instanceof CommanderError)) process.stderr.write(`gatehouse: ${message}\n`);
    if (wantsJson(args))
      process.stdout.write(
        `${JSON.stringify({ version: 1, error: message.replace(/^error: /, '') }, null, 2)}\n`,
      );
  }
}

/** The program with the command that is called; with all of them for help, and for a name that is none. */
async function programFor(called: string): Promise<Command> {
  const program = new Command('gatehouse').description(
    'What happens to an image between build and production',
  );
  const names = Object.hasOwn(COMMANDS, called) ? [called] : Object.keys(COMMANDS);
  for (const name of names) program.addCommand(await (COMMANDS[name] as () => Promise<Command>)());
  return program;
}

function withChildren(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withChildren)];
}

/** Whether JSON is asked for on stdout, where it then has to be, whatever else is wrong with what was asked. */
function wantsJson(args: readonly string[]): boolean {
  const asked = args.some(
    (each, at) =>
      /^(?:-f=?|--format=)json$/.test(each) ||
      (/^(?:-f|--format)$/.test(each) && args[at + 1] === 'json'),
  );
  return asked && !args.some((each) => /^(?:-o|--output)/.test(each));
}
