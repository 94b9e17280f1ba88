import type { ScalableTarget, ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import type { Service } from '@aws-sdk/client-ecs';
import type { Deployment } from '../observe/deployment.ts';
import type { Temporary } from '../scaling/temporary.ts';
import type { Revision } from './read-revision.ts';

/** AWS's state of a service. */
export interface Current {
  /** Undefined if it does not exist or was deleted. */
  readonly service: Service | undefined;
  /** The revision that the service is set to. */
  readonly revision: Revision | undefined;
  /** The newest registered revision, running or not. */
  readonly newestRevision: Revision | undefined;
  /** Newest first. */
  readonly deployments: readonly Deployment[];
  readonly scalableTarget: ScalableTarget | undefined;
  readonly scalingPolicies: readonly ScalingPolicy[];
  /** Temporary bounds that `gatehouse scale` has set. */
  readonly temporary?: Temporary | undefined;
}
