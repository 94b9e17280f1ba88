import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import { isRefusal } from '../aws/aws-error.ts';

/**
 * States in which the template that CloudFormation returns is the deployed one. In other states a deployment failed or
 * is in flight, so the stack must be deployed even if its template is equal.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
const SETTLED = new Set([
  ...['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'],
  ...['UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE', 'IMPORT_ROLLBACK_COMPLETE'],
]);

/**
 * The deployed template of a stack; undefined if there is none. Needs `cloudformation:DescribeStacks` and
 * `cloudformation:GetTemplate`.
 * @throws {AwsError}
 */
export async function deployedTemplate(
  cloudFormation: Pick<CloudFormation, 'describeStacks' | 'getTemplate'>,
  StackName: string,
): Promise<unknown> {
  try {
    const { Stacks: [stack] = [] } = await cloudFormation.describeStacks({ StackName });
    if (!SETTLED.has(stack?.StackStatus ?? '')) return undefined;
    const { TemplateBody = 'null' } = await cloudFormation.getTemplate({
      StackName,
      TemplateStage: 'Original',
    });
    return JSON.parse(TemplateBody) as unknown;
  } catch (error) {
    if (isRefusal(error, 'ValidationError') && /does not exist/.test(String(error)))
      return undefined;
    throw error;
  }
}
