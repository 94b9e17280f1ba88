import type {
  ScalableDimension,
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
  ServiceNamespace,
} from '@aws-sdk/client-application-auto-scaling';
import type { AccountRegion } from '../place.ts';

/** Brings what is scaled, such as `service/CLUSTER/NAME`, between two numbers. */
export type SetBounds = (resourceId: string, bounds: { least: number; most: number }) => void;

export interface ScalingState {
  readonly place: AccountRegion;
  readonly setBounds: SetBounds;
  targets: ScalableTarget[];
  policies: ScalingPolicy[];
  actions: ScheduledAction[];
}

/** What a target is known by, and what a policy is for. */
export interface ScaledThing {
  readonly ServiceNamespace?: ServiceNamespace | undefined;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: ScalableDimension | undefined;
}

export const isSame = (a: ScaledThing, b: ScaledThing): boolean =>
  a.ServiceNamespace === b.ServiceNamespace &&
  a.ResourceId === b.ResourceId &&
  a.ScalableDimension === b.ScalableDimension;
