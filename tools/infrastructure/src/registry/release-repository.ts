import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import {
  environmentNamesOf,
  namesOf,
  registryNamesOf,
  type Workspace,
} from '@gatehouse/service-manifest';
import { releaseLifecycle } from './image-lifecycle.ts';
import { ImageRepository, PULL, PUSH } from './image-repository.ts';
import { rolesElsewhere } from './roles-elsewhere.ts';

/**
 * The images that the gate has passed for one environment. Only the gate role writes to it, and only the execution role
 * of this service in this environment pulls from it, from any account.
 */
export class ReleaseRepository extends ImageRepository {
  constructor(
    scope: Construct,
    workspace: Workspace,
    environment: string,
    service: string,
    encryptionKey: IKey,
    group: number,
  ) {
    const { repository, arn } = namesOf(workspace, environment, service);
    const { deployRoleOf, statusRole } = environmentNamesOf(workspace, environment).arn;
    const { gateRole, arn: registry } = registryNamesOf(workspace);
    super(scope, `Release-${environment}`, {
      repositoryName: repository,
      lifecycleRules: releaseLifecycle(),
      encryptionKey,
    });
    this.deny('OnlyTheGateWrites', PUSH, {
      ArnNotEquals: { 'aws:PrincipalArn': registry.role(gateRole) },
    });
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TasksPull',
        ...rolesElsewhere([arn.executionRole]),
        actions: PULL,
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DeploymentsAndStatusLook',
        ...rolesElsewhere([deployRoleOf(group), statusRole]),
        actions: ['ecr:BatchGetImage'],
      }),
    );
  }
}
