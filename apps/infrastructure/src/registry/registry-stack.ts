import type { Construct } from 'constructs';
import { REGISTRY, stackNameOf, type Service, type Workspace } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';

export class RegistryStack extends GatehouseStack {
  constructor(scope: Construct, workspace: Workspace, services: readonly Service[]) {
    super(scope, stackNameOf.shared(REGISTRY, 'delivery'), workspace.registry, {
      description: 'Builds, scans and signs: roles and keys of the registry',
      tags: { 'managed-by': 'gatehouse' },
    });
    void services;
  }
}
