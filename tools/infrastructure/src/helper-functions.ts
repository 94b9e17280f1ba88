import { CfnResource, CustomResourceProviderBase, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { read } from './parameters.ts';

/** Where helper functions log, and how long it is kept. */
export interface HelperLog {
  readonly logGroupName: string;
  /** Parameter with the ARN of the key for logs. */
  readonly keyParameter: string;
  /** Days. */
  readonly retention: number;
}

/** The log group of the helper functions of a stack: encrypted, and gone with the stack. */
export class HelperLogGroup extends CfnLogGroup {
  constructor(scope: Stack, { logGroupName, keyParameter, retention }: HelperLog) {
    super(scope, 'HelperLog', {
      logGroupName,
      kmsKeyId: read(scope, keyParameter),
      retentionInDays: retention,
    });
    this.applyRemovalPolicy(RemovalPolicy.DESTROY);
  }
}

/**
 * Gives the functions that constructs of the CDK bring along a log group with a key and an end, in place of the one
 * that Lambda makes, and the right to write to it alone, in place of a policy of AWS's for all log groups.
 * @param log Where they log; made only where a function needs it
 */
export function limitHelperFunctions(stack: Stack, log: () => CfnLogGroup): void {
  for (const provider of stack.node.children) {
    if (!(provider instanceof CustomResourceProviderBase)) continue;
    const { attrArn, ref } = log();
    const find = (id: string) => provider.node.findChild(id) as CfnResource;
    find('Handler').addPropertyOverride('LoggingConfig', { LogGroup: ref });
    const role = find('Role');
    role.addPropertyDeletionOverride('ManagedPolicyArns');
    const statement = {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: attrArn,
    };
    // The right to its log comes as a policy of its own, since the role may have statements that the construct still adds.
    const policy = new CfnResource(provider, 'WriteLog', {
      type: 'AWS::IAM::RolePolicy',
      properties: {
        RoleName: role.ref,
        PolicyName: 'WriteLog',
        PolicyDocument: { Version: '2012-10-17', Statement: [statement] },
      },
    });
    find('Handler').addResourceDependency(policy);
  }
}
