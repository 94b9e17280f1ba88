import type { RegisterScalableTargetRequest } from '@aws-sdk/client-application-auto-scaling';
import type { Aws } from '../aws.ts';

/** Name of the scheduled action that ends the temporary bounds of `gatehouse scale`. */
export const SCALE_END = 'gatehouse-scale-end';

/** The bounds of a service's scaling. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Temporary bounds. Application Auto Scaling itself ends them. */
export interface Temporary {
  readonly until: Date;
  /** The bounds that apply afterwards. */
  readonly then: Bounds;
}

type Target = Pick<
  RegisterScalableTargetRequest,
  'ServiceNamespace' | 'ResourceId' | 'ScalableDimension'
>;

/**
 * Temporary bounds of `gatehouse scale` that have not ended. Needs `application-autoscaling:DescribeScheduledActions`.
 * @throws {AwsError}
 */
export async function readTemporary(
  { scaling }: Pick<Aws, 'scaling'>,
  { ServiceNamespace, ResourceId, ScalableDimension }: Target,
  now = new Date(),
): Promise<Temporary | undefined> {
  const { ScheduledActions: [action] = [] } = await scaling.describeScheduledActions({
    ...{ ServiceNamespace, ResourceId, ScalableDimension },
    ScheduledActionNames: [SCALE_END],
  });
  const [, time] = /^at\((.+)\)$/.exec(action?.Schedule ?? '') ?? [];
  const { MinCapacity: min, MaxCapacity: max } = action?.ScalableTargetAction ?? {};
  if (time === undefined || min === undefined || max === undefined) return undefined;
  const until = new Date(`${time}Z`);
  return until > now ? { until, then: { min, max } } : undefined;
}

/**
 * Sets the end of temporary bounds, and the bounds that apply afterwards. Needs
 * `application-autoscaling:PutScheduledAction`.
 * @throws {AwsError}
 */
export async function scheduleEnd(
  { scaling }: Pick<Aws, 'scaling'>,
  { ServiceNamespace, ResourceId, ScalableDimension }: Target,
  { until, then: { min, max } }: Temporary,
): Promise<void> {
  await scaling.putScheduledAction({
    ...{ ServiceNamespace, ResourceId, ScalableDimension },
    ScheduledActionName: SCALE_END,
    Schedule: `at(${until.toISOString().slice(0, 19)})`,
    Timezone: 'UTC',
    ScalableTargetAction: { MinCapacity: min, MaxCapacity: max },
  });
}

/** `2026-11-28 12:00 UTC` */
export const untilText = (until: Date): string =>
  `${until.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
