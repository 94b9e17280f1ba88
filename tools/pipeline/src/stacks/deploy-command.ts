import { Command } from 'commander';
import { GatehouseError, REGISTRY } from '@gatehouse/service-manifest';
import { lookAt } from '../deploy/connection.ts';
import { commitOf } from '../deploy/commit/git.ts';
import { commitGiven, commitOption } from '../deploy/options.ts';
import { readWorkspaceHere } from '../deploy/subject.ts';
import { deployStacks } from './deploy-stacks.ts';
import { MAIN, newerChange } from './newer-change.ts';
import { attemptOf } from './attempt.ts';
import { nxDeploy } from './nx-deploy.ts';
import { writeInfrastructureRecord } from './record.ts';
import { placeOfStack, placesOf } from './stack.ts';

interface DeployOptions {
  readonly environment: string;
  readonly stacks: readonly string[];
  readonly except: readonly string[];
  readonly commit?: string;
}

const words = (text: string): string[] => text.split(' ').filter(Boolean);

/** `gatehouse stacks deploy` */
export function deployStacksCommand(): Command {
  return new Command('deploy')
    .description(
      'Deploy stacks of one environment, first those that services share, and record it. A service’s stack that fails holds up no other. Writes the outputs "shared" and "failed". Exits with 0: deployed, or superseded by a newer commit; 1: some failed.',
    )
    .requiredOption('-e, --environment <name>', 'environment, or "registry"')
    .requiredOption('--stacks <names>', 'stacks, separated by spaces', words)
    .option(
      '--except <services>',
      'services whose stack failed before, separated by spaces',
      words,
      [],
    )
    .addOption(commitOption())
    .action(async (options: DeployOptions) => {
      const { environment, except } = options;
      const workspace = await readWorkspaceHere();
      if (!placesOf(workspace).includes(environment))
        throw new GatehouseError(
          'GH-CLI-001',
          `--environment: must be one of ${placesOf(workspace).join(', ')}, not "${environment}"`,
        );
      const stacks = options.stacks.map((name) => {
        const { place, service } = placeOfStack(workspace, name);
        if (place !== environment)
          throw new GatehouseError(
            'GH-CLI-001',
            `--stacks: ${name} is a stack of ${place}, not of ${environment}`,
          );
        return { name, service };
      });
      const commit = commitGiven(options) ?? (await commitOf('HEAD'));
      const newer = await newerChange(commit, MAIN);
      if (newer !== undefined) {
        process.stderr.write(
          `Superseded: the delivery of ${newer.slice(0, 12)} deploys the stacks\n`,
        );
        process.stdout.write('shared=true\nfailed=\n');
        return;
      }
      const { shared, failed } = await deployStacks(stacks, except, nxDeploy);
      process.stdout.write(`shared=${shared}\nfailed=${failed.join(' ')}\n`);
      process.exitCode = shared && failed.length === except.length ? 0 : 1;
      if (environment === REGISTRY) return;
      const { aws, close } = lookAt(workspace, environment);
      try {
        const record = {
          version: 1,
          commit,
          attempt: attemptOf(process.env),
          shared,
          failed,
        } as const;
        await writeInfrastructureRecord(aws, environment, record);
      } finally {
        close();
      }
    });
}
