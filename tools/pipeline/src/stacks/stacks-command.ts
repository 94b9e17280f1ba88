import { Command } from 'commander';
import { deployStacksCommand } from './deploy-command.ts';
import { planCommand } from './plan-command.ts';
import { waitCommand } from './wait-command.ts';

/** `gatehouse stacks plan`, `deploy` and `wait` */
export function stacksCommand(): Command {
  const commands = () => [planCommand(), deployStacksCommand(), waitCommand()];
  const stacks = new Command('stacks').description(
    'Plan, deploy and await the CloudFormation stacks of a commit',
  );
  for (const command of commands()) stacks.addCommand(command);
  return stacks.addHelpText('after', () =>
    commands()
      .map((command) => `\n${command.helpInformation()}`)
      .join(''),
  );
}
