import { messageWithHint, GatehouseError } from '@gatehouse/service-manifest';

type Command = (folder: string, args: readonly string[]) => Promise<number>;

/** Commands are loaded on demand, because the checkers take seconds to load. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
  walk: async () => (await import('./walk/main.ts')).walk,
  'bundle-command': async () => (await import('./bundle-command/main.ts')).bundleCommand,
  propose: async () => (await import('./propose/main.ts')).propose,
};

const HELP = `Usage: gatehouse-workflows [command]

Commands:
  check      Check the GitHub workflows and print what is wrong, line by line (default)
  walk       Print jobs, minutes, approvals and permissions of each event
    --write  Record them in .github/budget.json; "check" fails on what is beyond it
    --json   Print JSON
  bundle-command
    --output <file>  Where to write the command gatehouse as one file; prints its digest as a step output
  propose    Open a pull request with what differs from the commit that is checked out
    --branch <name>  Branch to create or update
    --title <text>   Title of the pull request

Exits with 0: nothing is wrong, 1: something is wrong or has grown, 2: indeterminate.
`;

const [name = 'check', ...args] = process.argv.slice(2);
if ([name, ...args].some((word) => ['--help', '-h', 'help'].includes(word))) {
  process.stdout.write(HELP);
} else {
  try {
    if (!Object.hasOwn(COMMANDS, name))
      throw new GatehouseError(
        'GH-CLI-003',
        `Unknown command "${name}"; the commands are: ${Object.keys(COMMANDS).join(', ')}`,
      );
    const command = await COMMANDS[name]!();
    process.exitCode = await command(process.cwd(), args);
  } catch (error) {
    process.stderr.write(`gatehouse-workflows: ${messageWithHint(error)}\n`);
    process.exitCode = 2;
  }
}
