import { workspaceAround } from '@gatehouse/service-manifest';
import { check } from './check.ts';
import { propose } from './propose/main.ts';
import { walk } from './walk/main.ts';

const HELP = `Usage: gatehouse-workflows [command]

Commands:
  check      Check the GitHub workflows and print what is wrong, line by line (default)
  walk       Print jobs, minutes, approvals and permissions of each event
    --write  Record them in .github/budget.json, which "check" and "walk" compare with
    --json   Print JSON
  propose    Open a pull request with what differs from the commit that is checked out
    --branch <name>  Branch to create or update
    --title <text>   Title of the pull request

Exits with 0: nothing is wrong, 1: something is wrong or has grown, 2: it could not be found out.
`;

const COMMANDS: Readonly<Record<string, (root: string, args: readonly string[]) => Promise<number>>> =
  { check, propose, walk };

const [name = 'check', ...args] = process.argv.slice(2);
if ([name, ...args].some((word) => word === '--help' || word === '-h' || word === 'help')) {
  process.stdout.write(HELP);
} else {
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined)
      throw new Error(`There is no command "${name}"; there are: ${Object.keys(COMMANDS).join(', ')}`);
    process.exitCode = await command(workspaceAround(process.cwd()), args);
  } catch (error) {
    process.stderr.write(`gatehouse-workflows: ${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}
