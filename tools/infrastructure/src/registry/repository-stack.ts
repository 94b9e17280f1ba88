import type { Construct } from 'constructs';
import { REGISTRY, stackNameOf, type Workspace } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { ServiceRepository } from './service-repository.ts';

export class RepositoryStack extends GatehouseStack {
  constructor(scope: Construct, workspace: Workspace, service: string) {
    super(scope, stackNameOf.service(REGISTRY, service), workspace.registry, {
      description: `The images of ${service}`,
      tags: { service },
    });
    new ServiceRepository(this, workspace, service);
  }
}
