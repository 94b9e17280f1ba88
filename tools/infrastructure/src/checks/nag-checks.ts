import { readFileSync } from 'node:fs';
import {
  Validations,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { keyOf, type PassedTemplates } from './passed-templates.ts';
import { RULES_VERSION } from './versions.ts';

/** cdk-nag's rules, for stacks that have not passed them before with the same template and the same acknowledgements. */
export class NagChecks extends AwsSolutionsChecks {
  readonly #passed: PassedTemplates;

  constructor(app: IConstruct, passed: PassedTemplates) {
    super(app);
    this.#passed = passed;
  }

  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const app = context.appConstruct;
    if (app === undefined) return super.validate(context);
    const templates = new Map(
      context.stackTemplates.map(({ stackConstructPath, templatePath }) => [
        stackConstructPath,
        templatePath,
      ]),
    );
    const found: PolicyViolation[] = [];
    const passed: string[] = [];
    for (const child of app.node.children) {
      const template = templates.get(child.node.path);
      const key =
        template &&
        keyOf(
          'cdk-nag',
          RULES_VERSION,
          JSON.stringify([acknowledged(app), ...child.node.findAll().flatMap(acknowledged)]),
          readFileSync(template, 'utf8'),
        );
      if (key !== undefined && this.#passed.has(key)) {
        passed.push(key);
        continue;
      }
      const { violations } = this.validateScope(child);
      found.push(...violations);
      if (key !== undefined && violations.length === 0) passed.push(key);
    }
    this.#passed.add(passed);
    return { success: found.length === 0, violations: merged(found) };
  }
}

/** Where which rules are acknowledged. */
const acknowledged = ({ node }: IConstruct): unknown[] =>
  node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .map(({ data }) => [node.path, data as unknown]);

/** The findings of one rule together, as if all stacks had been looked at in one go. */
function merged(violations: readonly PolicyViolation[]): PolicyViolation[] {
  const byRule = new Map<string, PolicyViolation>();
  for (const violation of violations) {
    const before = byRule.get(violation.ruleName);
    byRule.set(violation.ruleName, {
      ...violation,
      violatingResources: [...(before?.violatingResources ?? []), ...violation.violatingResources],
    });
  }
  return [...byRule.values()];
}
