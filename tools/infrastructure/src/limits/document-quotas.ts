import type { PricedStack } from '../costs/template.ts';
import { policies, type Counted } from './count-resources.ts';
import { DIVIDE, fixed, type Quota } from './quota.ts';

/** Quotas of the size of templates and policies. */
export function documentQuotas(stacks: readonly PricedStack[]): Quota[] {
  const bytes = (of: (stack: PricedStack) => number): Counted =>
    stacks.map((stack) => ({ where: stack.stackName, used: of(stack) }));
  return [
    fixed(
      'resources of a stack',
      500,
      bytes(({ template }) => Object.keys(template.Resources ?? {}).length),
      'move resources of infrastructure.ts to their own stack',
    ),
    fixed(
      'parameters of a stack',
      200,
      bytes(({ template }) => Object.keys(template.Parameters ?? {}).length),
      DIVIDE,
    ),
    fixed(
      'bytes of a template',
      1_000_000,
      bytes(({ template }) => Buffer.byteLength(JSON.stringify(template))),
      DIVIDE,
    ),
    fixed(
      'bytes of the policy of a bucket',
      20_480,
      policies(stacks, 'AWS::S3::BucketPolicy', 'PolicyDocument'),
      DIVIDE,
    ),
    fixed(
      'bytes of the policy of a key',
      32_768,
      policies(stacks, 'AWS::KMS::Key', 'KeyPolicy'),
      DIVIDE,
    ),
  ];
}
