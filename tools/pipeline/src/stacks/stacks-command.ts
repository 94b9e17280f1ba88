import { Command } from 'commander';
import { deployStacksCommand } from './deploy-command.ts';
import { planCommand } from './plan-command.ts';
import { waitCommand } from './wait-command.ts';

/** `gatehouse stacks plan`, `deploy` and `wait` */
export function stacksCommand(): Command {
  return new Command('stacks')
    .description('Plan, deploy and await the CloudFormation stacks of a commit')
    .addCommand(planCommand())
    .addCommand(deployStacksCommand())
    .addCommand(waitCommand());
}
