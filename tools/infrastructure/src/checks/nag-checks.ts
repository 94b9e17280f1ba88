import { readFileSync } from 'node:fs';
import {
  Validations,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { keyOf, type PassedTemplates } from './passed-templates.ts';
import { RULES_VERSION } from './versions.ts';

/** cdk-nag's rules, for stacks that have not passed them before with the same template and the same acknowledgements. */
export class NagChecks implements IPolicyValidationPlugin {
  /** The name of cdk-nag's rule pack, with which acknowledgements begin. */
  readonly name = 'AwsSolutions';
  readonly version = RULES_VERSION;
  readonly #passed: PassedTemplates;
  #rules?: AwsSolutionsChecks;

  constructor(passed: PassedTemplates) {
    this.#passed = passed;
  }

  validate({
    appConstruct: app,
    stackTemplates,
  }: IPolicyValidationContext): PolicyValidationPluginReport {
    const templates = new Map(
      stackTemplates.map(({ stackConstructPath, templatePath }) => [
        stackConstructPath,
        templatePath,
      ]),
    );
    const found: PolicyViolation[] = [];
    const passed: string[] = [];
    const held: string[] = [];
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
      const { violations } = this.look(child);
      found.push(...violations);
      if (key === undefined) continue;
      if (violations.length === 0) passed.push(key);
      // The CDK decides which of these are acknowledged, and fails unless all are. A warning is shown each time.
      else if (violations.every(({ severity }) => severity === 'error')) held.push(key);
    }
    this.#passed.add(passed);
    this.#passed.hold(held);
    return { success: found.length === 0, violations: merged(found) };
  }

  /** Loads the rules only when they are needed, because they load a large part of aws-cdk-lib. */
  protected look(scope: IConstruct): PolicyValidationPluginReport {
    this.#rules ??= new AwsSolutionsChecks(scope);
    return this.#rules.validateScope(scope);
  }
}

/** The rules that are acknowledged, by resource. */
const acknowledged = ({ node }: IConstruct): unknown[] =>
  node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .map(({ data }) => [node.path, data as unknown]);

/** Groups the findings by rule, as if all stacks had been checked in one run. */
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
