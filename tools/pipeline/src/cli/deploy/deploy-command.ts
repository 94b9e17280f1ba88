import { Command } from 'commander';
import type { ImageReference } from '../../image/image-reference.ts';
import { imageOption } from '../../gate/options.ts';
import {
  commitGiven,
  commitOption,
  withCommonOptions,
  type CommonOptions,
} from '../../deploy/options.ts';
import { withExamples } from '../../operate/with-examples.ts';
import { runCommand } from '../../deploy/run-command.ts';
import { recordDeployment } from '../../records/record-deployment.ts';

interface DeployOptions extends CommonOptions {
  readonly image: ImageReference;
  readonly evidence?: string;
  readonly policy: string;
  readonly commit?: string;
  readonly allowOlder?: string;
}

/** `gatehouse deploy` */
export function deployCommand(): Command {
  return withExamples(
    withCommonOptions(
      new Command('deploy')
        .description(
          'Deploy an image that the gate has passed, and verify that it is what runs. Exits with 0: it runs, 1: refused or failed, 2: indeterminate, 130: interrupted.',
        )
        .addOption(imageOption('image, by digest: repository@sha256:...'))
        .option('--evidence <file>', 'evidence that "gatehouse gate run --evidence" wrote')
        .option('--policy <file>', 'policy that the evidence must name', 'security/policy.json')
        .addOption(commitOption())
        .option(
          '--allow-older <reason>',
          'deploy an older commit than the one that runs; the reason is recorded',
        ),
    ),
    'deploy --service payments --environment staging --image REPOSITORY@sha256:... --evidence evidence.json',
    'deploy --service payments --environment staging --image REPOSITORY@sha256:... --diff',
  ).action(async (options: DeployOptions) => {
    process.exitCode = await runCommand(
      'deploy',
      options,
      async (run) => {
        const { deploy } = await import('../../deploy/deploy.ts');
        const { image, evidence, policy, diff = false, breakGlass, timeout } = options;
        return deploy(run, {
          ...{ image, evidence, policy, diff, breakGlass },
          allowOlder: options.allowOlder,
          commit: commitGiven(options),
          timeoutMs: timeout,
          env: process.env,
        });
      },
      {
        record: (location, say) => recordDeployment(location, options, say),
      },
    );
  });
}
