import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Account and region, as names of the manifest module have them. */
export interface AccountRegion {
  readonly account: string;
  readonly region: string;
}

/** What all stacks have in common: where they are, what they are called, and tags on all that they make. */
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
