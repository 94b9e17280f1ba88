import { App, Validations } from 'aws-cdk-lib';
import { DISABLE_CREATION_STACK_TRACES } from 'aws-cdk-lib/cx-api';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { CloudFormationChecks } from './checks/cloudformation-checks.ts';
import { NagChecks } from './checks/nag-checks.ts';
import type { PassedTemplates } from './checks/passed-templates.ts';

/**
 * An empty app whose synthesis fails on each finding of cdk-nag's AwsSolutions that is not suppressed with a reason.
 * @param outdir Folder for the templates. Default: a temporary folder.
 * @param passed Templates that cdk-nag and CloudFormation's rules have already passed. Default: none, and the CDK runs
 * CloudFormation's rules
 */
export function newApp(outdir?: string, passed?: PassedTemplates): App {
  const app = new App({
    context: {
      ...flags,
      // The CDK would record two stack traces for each construct, which no one reads.
      [DISABLE_CREATION_STACK_TRACES]: true,
    },
    stackTraces: false,
    analyticsReporting: false,
    // The tree of constructs is as long as all templates, and nothing reads it.
    treeMetadata: false,
    ...(outdir !== undefined && { outdir }),
  });
  Validations.of(app).addPlugins(
    ...(passed
      ? [new NagChecks(passed), new CloudFormationChecks(passed)]
      : [new AwsSolutionsChecks(app)]),
  );
  return app;
}
