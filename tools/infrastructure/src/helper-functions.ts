import { CfnResource, CustomResourceProviderBase, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { read } from './parameters.ts';

/** The log of helper functions, and its retention. */
export interface HelperLog {
  readonly logGroupName: string;
  /** Parameter that holds the ARN of the log key. */
  readonly keyParameter: string;
  /** Days. */
  readonly retention: number;
}

/** The log group of a stack's helper functions: encrypted, and deleted with the stack. */
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
 * Changes functions that constructs of the CDK add: they log to an encrypted group with a retention instead of the one
 * that Lambda creates, and may write to it only, instead of by AWS's policy for all log groups.
 * @param log Log of the functions; created only if there is one
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
    // A separate policy allows the log, because the construct may still add statements to the role.
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
