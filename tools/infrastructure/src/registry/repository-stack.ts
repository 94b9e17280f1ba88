import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import {
  deployedEnvironments,
  groupOf,
  REGISTRY,
  registryNamesOf,
  repositoriesOf,
  stackNameOf,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { read } from '../parameters.ts';
import { BuildRepository } from './build-repository.ts';
import { namedInRepository } from './repository-permissions.ts';
import { ReleaseRepository } from './release-repository.ts';

/** The repositories of a service: one for builds, and one for the releases of each environment. */
export class RepositoryStack extends GatehouseStack {
  /**
   * @param namesRoles Whether the repositories' policies name the roles, instead of the roles' policies the
   * repositories
   */
  constructor(scope: Construct, workspace: Workspace, service: Service, namesRoles = false) {
    const { name } = service;
    super(scope, stackNameOf.service(REGISTRY, name), workspace.registry, {
      description: `The images of ${name}`,
      tags: { service: name },
    });
    const imageKey = read(this, registryNamesOf(workspace).parameter('image-key-arn'));
    const key = Key.fromKeyArn(this, 'ImageKey', imageKey);
    const built = new BuildRepository(this, workspace, name, key);
    const released = deployedEnvironments(workspace).map((environment) => ({
      repository: new ReleaseRepository(
        this,
        workspace,
        environment,
        name,
        key,
        groupOf(service.manifest),
      ),
      arn: repositoriesOf(workspace).release(environment, name).arn,
    }));
    if (!namesRoles) return;
    const all = [
      ...released,
      { repository: built, arn: repositoriesOf(workspace).build(name).arn },
    ];
    for (const { repository, arn } of all)
      for (const statement of namedInRepository(workspace, service, arn))
        repository.addToResourcePolicy(statement);
  }
}
