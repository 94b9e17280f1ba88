import { Stack } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { CfnHub, CfnStandard } from 'aws-cdk-lib/aws-securityhub';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { BUILD } from '@gatehouse/service-manifest';

const STANDARD = 'standards/aws-foundational-security-best-practices/v/1.0.0';

/**
 * Security Hub with AWS's best practices where the organisation has none yet, and a message to operations for each
 * CRITICAL finding of Security Hub and Inspector. The messages cost nothing where neither is on. The registry's
 * enhanced scanning turns Inspector on in the account of the images.
 */
export class SecurityFindings extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { operations, hub: makesHub }: { operations: ITopic; hub: boolean },
  ) {
    super(scope, id);
    const { region, partition } = Stack.of(this);
    if (makesHub) {
      const hub = new CfnHub(this, 'Hub', {
        autoEnableControls: true,
        controlFindingGenerator: 'SECURITY_CONTROL',
        enableDefaultStandards: false,
      });
      new CfnStandard(this, 'BestPractices', {
        standardsArn: `arn:${partition}:securityhub:${region}::${STANDARD}`,
      }).addResourceDependency(hub);
    }

    const field = (path: string) => EventField.fromPath(`$.${path}`);
    new Rule(this, 'Vulnerability', {
      description: 'CRITICAL finding of Inspector',
      eventPattern: {
        source: ['aws.inspector2'],
        detailType: ['Inspector2 Finding'],
        detail: {
          severity: ['CRITICAL'],
          status: ['ACTIVE'],
          // Ignores builds: the gate decides on them, and the running release has the same findings.
          resources: { id: [{ 'anything-but': { wildcard: `*:repository/${BUILD}/*` } }] },
        },
      },
      targets: [
        new SnsTopic(operations, {
          message: RuleTargetInput.fromText(
            `CRITICAL vulnerability in ${field('detail.resources[0].id')} (account ${field('account')}, ${field('region')}): ${field('detail.title')}. ${field('detail.description')}`,
          ),
        }),
      ],
    });
    // Security Hub sends a finding again on each update, until it is fixed or suppressed.
    new Rule(this, 'Misconfiguration', {
      description: 'Unresolved CRITICAL finding of Security Hub',
      eventPattern: {
        source: ['aws.securityhub'],
        detailType: ['Security Hub Findings - Imported'],
        detail: {
          findings: {
            // The rule above has already reported Inspector's findings.
            ProductName: [{ 'anything-but': 'Inspector' }],
            Severity: { Label: ['CRITICAL'] },
            Workflow: { Status: ['NEW'] },
            RecordState: ['ACTIVE'],
          },
        },
      },
      targets: [
        new SnsTopic(operations, {
          message: RuleTargetInput.fromText(
            `CRITICAL finding in ${field('detail.findings[0].Resources[0].Id')} (account ${field('account')}, ${field('region')}): ${field('detail.findings[0].Title')}. ${field('detail.findings[0].Description')}`,
          ),
        }),
      ],
    });
  }
}
