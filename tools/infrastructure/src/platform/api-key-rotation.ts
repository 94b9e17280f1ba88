import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { RotationRole } from './rotation-role.ts';

/** Small enough to be inlined in the template, so that nothing is built or uploaded for it. */
const SOURCE = join(import.meta.dirname, 'rotate-api-keys/index.cjs');

/**
 * The function that Secrets Manager calls to rotate the API keys of the services' stacks. It reserves no concurrency,
 * because the account may have none to spare and only Secrets Manager can call it.
 */
export class ApiKeyRotation extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { names, logRetention }: Environment,
    { logKey, operations }: { logKey: IKey; operations: ITopic },
  ) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'LogGroup', {
      logGroupName: names.logGroup('rotation'),
      retention: logRetention,
      encryptionKey: logKey,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const rotate = new Function(this, 'Function', {
      functionName: names.rotationFunction,
      description: 'Rotates the API keys of services',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(30),
      handler: 'index.handler',
      code: Code.fromInline(readFileSync(SOURCE, 'utf8')),
      logGroup,
      role: new RotationRole(this, 'Role', { names, logGroup }),
    });
    rotate.addPermission('SecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: names.account,
    });

    rotate
      .metricErrors({ statistic: 'Sum', period: Duration.minutes(5) })
      .createAlarm(this, 'Errors', {
        alarmDescription: `A step of a rotation of API keys failed; for details, see ${logGroup.logGroupName}`,
        threshold: 0,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
      .addAlarmAction(new SnsAction(operations));
    // Covers rotations that never reach the function. The trail in the account's stack delivers these events.
    new Rule(this, 'Failed', {
      description: 'A secret could not be rotated',
      eventPattern: {
        source: ['aws.secretsmanager'],
        detailType: ['AWS Service Event via CloudTrail'],
        detail: { eventName: ['RotationFailed'] },
      },
      targets: [
        new SnsTopic(operations, {
          message: RuleTargetInput.fromText(
            `Rotation failed in account ${EventField.fromPath('$.account')}: ${EventField.fromPath('$.detail.additionalEventData.SecretId')}. Its current value stays in use.`,
          ),
        }),
      ],
    });
  }
}
