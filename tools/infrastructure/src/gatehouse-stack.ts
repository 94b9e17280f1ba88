import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Account and region, as in the names of the manifest module. */
export interface AccountRegion {
  readonly account: string;
  readonly region: string;
}

/** The base of all stacks: account and region, name, and tags on all of their resources. */
export class GatehouseStack extends Stack {
  constructor(
    scope: Construct,
    stackName: string,
    { account, region }: AccountRegion,
    { tags, ...props }: Required<Pick<StackProps, 'description' | 'tags'>> & StackProps,
  ) {
    super(scope, stackName, {
      stackName,
      env: { account, region },
      tags: { ...tags, 'managed-by': 'gatehouse' },
      ...props,
    });
  }
}
