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

const program = new Command('gatehouse')
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

for (const command of withChildren(program)) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError))
    process.stderr.write(`gatehouse: ${(error as Error).message}\n`);
  // Help is no error; everything else has decided nothing.
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : UNDECIDED;
}

function withChildren(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withChildren)];
}
