import type { Stack } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../aws/aws-error.ts';
import type { Clients } from './clients.ts';

/** @returns undefined if the stack does not exist or was deleted */
export async function describeStack(
  { cloudformation }: Pick<Clients, 'cloudformation'>,
  name: string,
): Promise<Stack | undefined> {
  try {
    const { Stacks: stacks = [] } = await cloudformation.describeStacks({ StackName: name });
    return stacks.find(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
  } catch (error) {
    // CloudFormation has no error code of its own for this: "Stack with id NAME does not exist".
    if (error instanceof AwsError && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}
