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
 * What is built of a service, and not yet gated. No other account sees it, and no task pulls from it, not even where
 * environments share the account of the registry and a service's own infrastructure gives its roles more.
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
