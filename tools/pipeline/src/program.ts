import { Command, CommanderError } from 'commander';
import { affectedCommand } from './deploy/affected-command.ts';
import { deployCommand } from './deploy/deploy-command.ts';
import { rollbackCommand } from './deploy/rollback-command.ts';
import { statusCommand } from './deploy/status-command.ts';
import { explainCommand } from './gate/explain-command.ts';
import { gateCommand } from './gate/gate-command.ts';
import { policyCommand } from './gate/policy-command.ts';
import { keepCommand } from './keep/keep-command.ts';
import { provenanceCommand } from './provenance/provenance-command.ts';
import { roleCommand } from './role/role-command.ts';
import { smokeCommand } from './smoke/smoke-command.ts';

/** Exit codes: 0 passed, 1 blocked, 2 could not decide, or was called in a wrong way. */
const UNDECIDED = 2;

/**
 * Runs the command `gatehouse`: reads the current folder and `process.env`, writes to stdout and stderr, and
 * leaves its exit code in `process.exitCode`.
 * @param args What follows the command's name.
 */
export async function runProgram(args: readonly string[]): Promise<void> {
  const program = createProgram();
  for (const command of withChildren(program)) command.exitOverride();
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError))
      process.stderr.write(`gatehouse: ${(error as Error).message}\n`);
    // Help is no error; everything else has decided nothing.
    process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : UNDECIDED;
  }
}

/** A new one each time, since a command keeps the options that it was called with. */
const createProgram = () =>
  new Command('gatehouse')
    .description('What happens to an image between build and production')
    .addCommand(gateCommand())
    .addCommand(policyCommand())
    .addCommand(explainCommand())
    .addCommand(deployCommand())
    .addCommand(rollbackCommand())
    .addCommand(statusCommand())
    .addCommand(affectedCommand())
    .addCommand(keepCommand())
    .addCommand(provenanceCommand())
    .addCommand(roleCommand())
    .addCommand(smokeCommand());

function withChildren(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withChildren)];
}
