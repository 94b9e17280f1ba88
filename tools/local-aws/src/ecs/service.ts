import type { Cluster, CreateServiceRequest, ServiceEvent, Tag } from '@aws-sdk/client-ecs';
import type { Revision } from './revision.ts';
import type { Deployment, Rollout } from './deployment.ts';
import type { Task } from './task.ts';

export interface EcsService {
  readonly name: string;
  readonly arn: string;
  readonly cluster: Cluster;
  readonly createdAt: Date;
  /** The options of its creation, with later updates. */
  options: CreateServiceRequest;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  desiredCount: number;
  deployments: Deployment[];
  /** The newest first. */
  rollouts: Rollout[];
  /** Revisions by ARN. */
  readonly revisions: Map<string, Revision>;
  /** The revision that was last deployed successfully. */
  good?: Revision;
  tasks: Task[];
  /** The newest first. */
  events: ServiceEvent[];
  tags: Tag[];
}
