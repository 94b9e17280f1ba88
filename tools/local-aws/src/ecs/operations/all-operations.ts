import { changeServicesOperations } from './change-services.ts';
import { clusterOperations } from './clusters.ts';
import { describeServicesOperations } from './describe-services.ts';
import { serviceDeploymentOperations } from './service-deployments.ts';
import { tagOperations } from './tags.ts';
import { taskDefinitionOperations } from './task-definitions.ts';
import { runTaskOperations } from './run-task.ts';
import { taskOperations } from './tasks.ts';
import { listServiceDeploymentsOperations } from './list-service-deployments.ts';
import { createServiceOperations } from './create-service.ts';

export const ecsOperations = {
  ...clusterOperations,
  ...taskDefinitionOperations,
  ...describeServicesOperations,
  ...changeServicesOperations,
  ...createServiceOperations,
  ...taskOperations,
  ...runTaskOperations,
  ...serviceDeploymentOperations,
  ...listServiceDeploymentsOperations,
  ...tagOperations,
};
