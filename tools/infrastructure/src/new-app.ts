import { App, Validations } from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { CloudFormationChecks } from './checks/cloudformation-checks.ts';
import { NagChecks } from './checks/nag-checks.ts';
import type { PassedTemplates } from './checks/passed-templates.ts';

/**
 * An empty app whose synthesis fails on each finding of cdk-nag's AwsSolutions that is not suppressed with a reason.
 * @param outdir Folder for the templates. Default: a temporary folder.
 * @param passed Templates that need no second look by cdk-nag and CloudFormation's rules. Default: none, and
 *   CloudFormation's rules run as the CDK does by itself
 */
export function newApp(outdir?: string, passed?: PassedTemplates): App {
  const app = new App({
    context: flags,
    analyticsReporting: false,
    // Each would be taken at the creation of a construct, for no one.
    stackTraces: false,
    // Nothing reads the tree of constructs, which is as long as all templates.
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
