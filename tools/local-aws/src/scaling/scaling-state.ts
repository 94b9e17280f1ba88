import type {
  ScalableDimension,
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
  ServiceNamespace,
} from '@aws-sdk/client-application-auto-scaling';
import type { AccountRegion } from '../arn.ts';

/** Brings the size of a resource, such as `service/CLUSTER/NAME`, within two bounds. */
export type SetBounds = (resourceId: string, bounds: { least: number; most: number }) => void;

export interface ScalingState {
  readonly place: AccountRegion;
  readonly setBounds: SetBounds;
  targets: ScalableTarget[];
  policies: ScalingPolicy[];
  actions: ScheduledAction[];
}

/** The key of a target, to which a policy refers. */
export interface ScaledThing {
  readonly ServiceNamespace?: ServiceNamespace | undefined;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: ScalableDimension | undefined;
}

export const isSame = (a: ScaledThing, b: ScaledThing): boolean =>
  a.ServiceNamespace === b.ServiceNamespace &&
  a.ResourceId === b.ResourceId &&
  a.ScalableDimension === b.ScalableDimension;
