import type { ScalableTarget } from '@aws-sdk/client-application-auto-scaling';
import type { Aws } from '../../deploy/aws.ts';
import { readTemporary } from '../../deploy/scaling/temporary.ts';
import type { Scaling } from './scaling.ts';

/** The scaling of a service; undefined without a scalable target. */
export async function readScaling(
  aws: Pick<Aws, 'scaling'>,
  target: Required<Pick<ScalableTarget, 'ServiceNamespace' | 'ResourceId' | 'ScalableDimension'>>,
  now: Date,
): Promise<Scaling | undefined> {
  const { ServiceNamespace, ResourceId, ScalableDimension } = target;
  const { ScalableTargets: [found] = [] } = await aws.scaling.describeScalableTargets({
    ...{ ServiceNamespace, ScalableDimension },
    ResourceIds: [ResourceId ?? ''],
  });
  if (found?.MinCapacity === undefined || found.MaxCapacity === undefined) return undefined;
  const bounds = { min: found.MinCapacity, max: found.MaxCapacity };
  const temporary = await readTemporary(aws, target, now);
  return { bounds, temporary, lasting: temporary?.then ?? bounds };
}
