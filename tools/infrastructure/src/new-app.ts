import { App, Validations } from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';

/**
 * An empty app whose synthesis fails on each finding of cdk-nag's AwsSolutions that is not suppressed with a reason.
 * @param outdir Folder for the templates. Default: a temporary folder.
 */
export function newApp(outdir?: string): App {
  const app = new App({
    context: flags,
    analyticsReporting: false,
    ...(outdir !== undefined && { outdir }),
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
