import { Command, CommanderError } from 'commander';
import { enterWorkspace } from './enter-workspace.ts';
import { gatehouseVersion } from './gate/version.ts';

/** Exit codes: 0 passed, 1 blocked, 2 could not decide, or was called in a wrong way. */
const UNDECIDED = 2;

/** A command of the program, which is loaded when it is called: with all others it takes longer than to decide. */
interface LazyCommand {
  /** One line for the list of all commands. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

const COMMANDS: Readonly<Record<string, LazyCommand>> = {
  gate: {
    summary: 'Decide whether an image may be deployed to an environment, or verify that decision',
    load: async () => (await import('./gate/gate-command.ts')).gateCommand(),
  },
  policy: {
    summary: 'Check and show the policy and its exceptions',
    load: async () => (await import('./gate/policy-command.ts')).policyCommand(),
  },
  exception: {
    summary: 'Draft exceptions from the policy',
    load: async () => (await import('./gate/exception-command.ts')).exceptionCommand(),
  },
  explain: {
    summary: 'Explain, rule by rule, why a vulnerability blocks or passes',
    load: async () => (await import('./gate/explain-command.ts')).explainCommand(),
  },
  deploy: {
    summary: 'Deploy an image that the gate has passed, and verify that it is what runs',
    load: async () => (await import('./deploy/deploy-command.ts')).deployCommand(),
  },
  rollback: {
    summary: 'Deploy again what was deployed before',
    load: async () => (await import('./deploy/rollback-command.ts')).rollbackCommand(),
  },
  status: {
    summary: 'Show what is deployed where',
    load: async () => (await import('./deploy/status-command.ts')).statusCommand(),
  },
  affected: {
    summary: 'List the services that are behind in an environment',
    load: async () => (await import('./deploy/affected-command.ts')).affectedCommand(),
  },
  superseded: {
    summary: 'Check whether a newer commit has superseded this delivery',
    load: async () =>
      (await import('./deploy/superseded/superseded-command.ts')).supersededCommand(),
  },
  'release-hold': {
    summary: 'Allow again a version that was rolled back from',
    load: async () => (await import('./deploy/hold/release-hold-command.ts')).releaseHoldCommand(),
  },
  keep: {
    summary: 'Mark an image as released, so that the registry keeps it',
    load: async () => (await import('./keep/keep-command.ts')).keepCommand(),
  },
  costs: {
    summary: 'Show what the infrastructure costs a month, or how two estimates differ',
    load: async () => (await import('./costs/costs-command.ts')).costsCommand(),
  },
  changes: {
    summary: 'Find changes that AWS would refuse, that lose data, or that would be an outage',
    load: async () => (await import('./changes/changes-command.ts')).changesCommand(),
  },
  provenance: {
    summary: 'Verify that our own workflow built an image from a commit',
    load: async () => (await import('./provenance/provenance-command.ts')).provenanceCommand(),
  },
  role: {
    summary: 'Print the AWS role that a GitHub job assumes',
    load: async () => (await import('./role/role-command.ts')).roleCommand(),
  },
  report: {
    summary: 'Write the weekly report from the records of gates and deployments',
    load: async () => (await import('./report/report-command.ts')).reportCommand(),
  },
  smoke: {
    summary: 'Check from outside that a service is healthy and rejects unauthenticated calls',
    load: async () => (await import('./smoke/smoke-command.ts')).smokeCommand(),
  },
};

/**
 * Runs the command `gatehouse`: reads the current folder and `process.env`, writes to stdout and stderr, and
 * leaves its exit code in `process.exitCode`.
 * @param args What follows the command's name.
 */
export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    const [first = '', second = ''] = args;
    const program = await programFor(first === 'help' ? second : first);
    const commands = withChildren(program);
    for (const command of commands) command.exitOverride();
    enterWorkspace(commands);
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

/** The program with the command that is called; with the names of all for help, and for a name that is none. */
async function programFor(called: string): Promise<Command> {
  const program = new Command('gatehouse')
    .description('What happens to an image between build and production')
    .version(gatehouseVersion(), '-V, --version', 'print the version');
  const one = Object.hasOwn(COMMANDS, called) ? COMMANDS[called] : undefined;
  if (one) return program.addCommand(await one.load());
  for (const [name, { summary }] of Object.entries(COMMANDS))
    program.addCommand(new Command(name).summary(summary).helpOption(false));
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
