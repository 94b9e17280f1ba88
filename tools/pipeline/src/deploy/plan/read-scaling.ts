import type { RegisterScalableTargetRequest } from '@aws-sdk/client-application-auto-scaling';
import { readPages } from '../../aws/read-pages.ts';
import type { Aws } from '../aws.ts';
import { readTemporary } from '../scaling/temporary.ts';

export async function readScaling(
  { scaling }: Pick<Aws, 'scaling'>,
  { ServiceNamespace, ScalableDimension, ResourceId = '' }: RegisterScalableTargetRequest,
) {
  const of = { ServiceNamespace, ScalableDimension };
  const [{ ScalableTargets = [] }, policies, temporary] = await Promise.all([
    scaling.describeScalableTargets({ ...of, ResourceIds: [ResourceId] }),
    // Ten at once: others than ours may exist.
    readPages((NextToken) => scaling.describeScalingPolicies({ ...of, ResourceId, NextToken })),
    readTemporary({ scaling }, { ...of, ResourceId }),
  ]);
  return {
    scalableTarget: ScalableTargets[0],
    scalingPolicies: policies.flatMap(({ ScalingPolicies = [] }) => ScalingPolicies),
    temporary,
  };
}
