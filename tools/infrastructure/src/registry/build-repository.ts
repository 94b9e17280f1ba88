import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import {
  deployedEnvironments,
  namesOf,
  repositoriesOf,
  type Workspace,
} from '@gatehouse/service-manifest';
import { buildLifecycle } from './image-lifecycle.ts';
import { ImageRepository, PULL } from './image-repository.ts';

/**
 * The images of a service that are built and not yet gated. No other account reads them, and no task pulls them, even
 * if an environment shares the registry's account and a service's own infrastructure grants its roles more.
 */
export class BuildRepository extends ImageRepository {
  constructor(scope: Construct, workspace: Workspace, service: string, encryptionKey: IKey) {
    super(scope, 'Build', {
      repositoryName: repositoriesOf(workspace).build(service).name,
      lifecycleRules: buildLifecycle(),
      encryptionKey,
    });
    this.deny('TasksNeverPull', PULL, {
      ArnLike: {
        'aws:PrincipalArn': deployedEnvironments(workspace)
          .map((environment) => namesOf(workspace, environment, '*').arn)
          .flatMap(({ executionRole, taskRole }) => [executionRole, taskRole]),
      },
    });
  }
}
