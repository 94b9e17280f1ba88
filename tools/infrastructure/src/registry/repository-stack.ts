import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import {
  deployedEnvironments,
  REGISTRY,
  registryNamesOf,
  stackNameOf,
  type Workspace,
} from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { read } from '../parameters.ts';
import { BuildRepository } from './build-repository.ts';
import { ReleaseRepository } from './release-repository.ts';

/** The repositories of a service: one to build into, and one of releases for each environment. */
export class RepositoryStack extends GatehouseStack {
  constructor(scope: Construct, workspace: Workspace, service: string) {
    super(scope, stackNameOf.service(REGISTRY, service), workspace.registry, {
      description: `The images of ${service}`,
      tags: { service },
    });
    const imageKey = read(this, registryNamesOf(workspace).parameter('image-key-arn'));
    const key = Key.fromKeyArn(this, 'ImageKey', imageKey);
    new BuildRepository(this, workspace, service, key);
    for (const environment of deployedEnvironments(workspace))
      new ReleaseRepository(this, workspace, environment, service, key);
  }
}
