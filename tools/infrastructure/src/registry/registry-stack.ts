import type { Construct } from 'constructs';
import {
  attestationsOf,
  groupsOf,
  REGISTRY,
  registryNamesOf,
  stackNameOf,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import { InfrastructureRole } from '../delivery/infrastructure-role.ts';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { leave } from '../parameters.ts';
import { BuildKey } from './build-key.ts';
import { BuildRole } from './build-role.ts';
import { CompactRole } from './compact-role.ts';
import { ContinuousScanning } from './continuous-scanning.ts';
import { GateKey } from './gate-key.ts';
import { GateRole } from './gate-role.ts';
import { ImageKey } from './image-key.ts';
import { RecordsBucket } from './records-bucket.ts';
import { RegistryStatusRole } from './registry-status-role.ts';
import { ReportRole } from './report-role.ts';
import { RescanRole } from './rescan-role.ts';

export class RegistryStack extends GatehouseStack {
  constructor(scope: Construct, workspace: Workspace, services: readonly Service[]) {
    super(scope, stackNameOf.shared(REGISTRY, 'delivery'), workspace.registry, {
      description: 'Builds, scans and signs: roles, keys and the records of the registry',
      tags: {},
    });
    const names = registryNamesOf(workspace);
    leave(this, names.parameter('image-key-arn'), new ImageKey(this, names).keyArn);
    new ContinuousScanning(this, workspace);
    const buildRole = new BuildRole(this, workspace, services);
    const gateRole = new GateRole(this, workspace, services);
    const groups = groupsOf(services.map(({ manifest }) => manifest));
    new GateKey(this, workspace, gateRole, groups);
    const rescanRole = new RescanRole(this, workspace, services);
    if (attestationsOf(workspace) === 'kms')
      new BuildKey(this, workspace, { buildRole, gateRole, rescanRole }, groups);
    const compactRole = new CompactRole(this, workspace);
    const reportRole = new ReportRole(this, workspace);
    new RecordsBucket(this, workspace, { gateRole, rescanRole, compactRole, reportRole }, groups);
    new RegistryStatusRole(this, workspace);
    new InfrastructureRole(this, REGISTRY, workspace, names);
  }
}
