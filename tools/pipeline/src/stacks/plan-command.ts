import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { Command } from 'commander';
import type { Workspace } from '@gatehouse/service-manifest';
import { clientSettings, REQUEST_TIMEOUT_MS } from '../aws/client-settings.ts';
import { Deadline } from '../aws/deadline.ts';
import { retrying } from '../aws/retrying.ts';
import { profileOf } from '../aws/profile.ts';
import { commitOf } from '../deploy/commit/git.ts';
import { commitGiven, commitOption, withFormat } from '../deploy/options.ts';
import { readWorkspaceHere } from '../deploy/subject.ts';
import { jsonText } from '../gate/reporters/json-text.ts';
import { deployedTemplate } from './deployed-template.ts';
import { differenceOf, type DifferentStack } from './difference.ts';
import { MAIN, newerChange } from './newer-change.ts';
import { planOutputs } from './plan-outputs.ts';
import { readStacks } from './read-stacks.ts';
import { placesOf, type Stack } from './stack.ts';

interface PlanOptions {
  readonly templates: string;
  readonly commit?: string;
  readonly format: 'text' | 'json' | 'github';
}

export const TEMPLATES = 'apps/infrastructure/dist/cdk.out';
const PATIENCE = { timeoutMs: 120_000, requestTimeoutMs: REQUEST_TIMEOUT_MS, pollMs: 1_000 };

/** `gatehouse stacks plan` */
export function planCommand(): Command {
  return withFormat(
    new Command('plan')
      .description(
        'List the stacks whose template is not the deployed one. Exits with 0, or with 2 if AWS cannot be asked. With "github" it writes an output for each environment, such as "stacks-production", and "stacks", the plan as JSON; the changes go to stderr.',
      )
      .option('--templates <folder>', 'what "nx synth infrastructure" wrote', TEMPLATES)
      .addOption(commitOption()),
    ['text', 'json', 'github'],
  ).action(async (options: PlanOptions) => {
    const workspace = await readWorkspaceHere();
    const stacks = await readStacks(workspace, options.templates);
    const different = await differentStacks(workspace, stacks);
    if (options.format === 'json')
      process.stdout.write(`${jsonText({ version: 1, stacks: different }, 2)}\n`);
    else if (options.format === 'text') process.stdout.write(planText(different));
    else {
      process.stderr.write(planText(different));
      const commit = commitGiven(options) ?? (await commitOf('HEAD'));
      const newer = await newerChange(commit, MAIN);
      if (newer !== undefined)
        process.stderr.write(
          `The delivery of ${newer.slice(0, 12)}, which is newer, deploys them\n`,
        );
      process.stdout.write(planOutputs(workspace, different, newer !== undefined));
    }
  });
}

async function differentStacks(
  workspace: Workspace,
  stacks: readonly Stack[],
): Promise<DifferentStack[]> {
  const progress = (message: string) => void process.stderr.write(`${message}\n`);
  const waiting = { deadline: new Deadline(PATIENCE), progress };
  const found = await Promise.all(
    placesOf(workspace).map(async (place) => {
      const { region } = workspace.environments[place] ?? workspace.registry;
      const profile = profileOf(place, process.env);
      const client = new CloudFormation(clientSettings({ region, profile }));
      const cloudFormation = retrying('cloudformation', client, waiting);
      try {
        const different: DifferentStack[] = [];
        // Sequentially: CloudFormation throttles per account, not per caller.
        for (const stack of stacks.filter((each) => each.place === place)) {
          const difference = differenceOf(
            stack,
            await deployedTemplate(cloudFormation, stack.name),
          );
          if (difference !== undefined) different.push(difference);
        }
        return different;
      } finally {
        client.destroy();
      }
    }),
  );
  return found.flat();
}

/** The differences, for people. */
export const planText = (different: readonly DifferentStack[]): string =>
  different.length === 0
    ? 'All stacks are deployed as this commit has them\n'
    : different
        .map(({ name, changes }) => `${name}\n${changes.map((line) => `  ${line}\n`).join('')}`)
        .join('');
