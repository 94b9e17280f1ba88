import type {
  ScalableDimension,
  ScalableTarget,
  ScalingPolicy,
  ServiceNamespace,
} from '@aws-sdk/client-application-auto-scaling';
import type { Place } from '../place.ts';

export interface ScalingState {
  readonly place: Place;
  targets: ScalableTarget[];
  policies: ScalingPolicy[];
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
