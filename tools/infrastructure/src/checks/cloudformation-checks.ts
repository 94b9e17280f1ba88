import { readFileSync } from 'node:fs';
import {
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import { keyOf, type PassedTemplates } from './passed-templates.ts';
import { RULES_VERSION } from './versions.ts';

/**
 * CloudFormation's own rules, for templates that have not passed them before. Loading the rules takes seconds, and a
 * change touches only a few of the 1,200 templates of a workspace with 300 services.
 */
export class CloudFormationChecks extends CloudFormationValidatePlugin {
  readonly #passed: PassedTemplates;

  constructor(passed: PassedTemplates) {
    super();
    this.#passed = passed;
  }

  /** Does not load the rules, which take seconds and report their own version. */
  override get version(): string {
    return RULES_VERSION;
  }

  override get ruleIds(): string[] {
    return [RULES_VERSION];
  }

  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const templates = context.stackTemplates.map((template) => ({
      template,
      key: keyOf(
        'CloudFormation',
        RULES_VERSION,
        template.accountId,
        template.region,
        readFileSync(template.templatePath, 'utf8'),
      ),
    }));
    const fresh = templates
      .filter(({ key }) => !this.#passed.has(key))
      .map(({ template }) => template);
    const report =
      fresh.length === 0
        ? { success: true, violations: [] }
        : super.validate({ ...context, stackTemplates: fresh });
    const wrong = new Set(
      report.violations.flatMap(({ violatingResources }) =>
        violatingResources.map(({ templatePath }) => templatePath),
      ),
    );
    this.#passed.add(
      templates.filter(({ template }) => !wrong.has(template.templatePath)).map(({ key }) => key),
    );
    return report;
  }
}
