import type { Construct } from 'constructs';
import {
  REGISTRY,
  registryNamesOf,
  stackNameOf,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import { InfrastructureRole } from '../delivery/infrastructure-role.ts';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { leave } from '../parameters.ts';
import { BuildRole } from './build-role.ts';
import { ContinuousScanning } from './continuous-scanning.ts';
import { GateKey } from './gate-key.ts';
import { GateRole } from './gate-role.ts';
import { ImageKey } from './image-key.ts';
import { RegistryStatusRole } from './registry-status-role.ts';

export class RegistryStack extends GatehouseStack {
  constructor(scope: Construct, workspace: Workspace, services: readonly Service[]) {
    super(scope, stackNameOf.shared(REGISTRY, 'delivery'), workspace.registry, {
      description: 'Builds, scans and signs: roles and keys of the registry',
      tags: {},
    });
    const names = registryNamesOf(workspace);
    leave(this, names.parameter('image-key-arn'), new ImageKey(this, names).keyArn);
    new ContinuousScanning(this);
    new BuildRole(this, workspace, services);
    new GateKey(this, workspace, new GateRole(this, workspace, services));
    new RegistryStatusRole(this, workspace, services);
    new InfrastructureRole(this, REGISTRY, workspace, names);
  }
}
