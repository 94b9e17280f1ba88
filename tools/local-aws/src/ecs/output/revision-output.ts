import type { ServiceRevision } from '@aws-sdk/client-ecs';
import type { EcsService } from '../service.ts';
import type { Revision } from '../revision.ts';
import { imagesOf } from './images.ts';

/** A service revision as DescribeServiceRevisions returns it. */
export const revisionOutput = (service: EcsService, revision: Revision): ServiceRevision => ({
  ...revision.settings,
  serviceRevisionArn: revision.arn,
  serviceArn: service.arn,
  clusterArn: service.cluster.clusterArn,
  taskDefinition: revision.definition.arn,
  platformFamily: 'Linux',
  containerImages: imagesOf(revision.definition),
  guardDutyEnabled: false,
  createdAt: revision.createdAt,
});
