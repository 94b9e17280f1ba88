import type { Construct } from 'constructs';
import { stackNameOf, type Environment } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { sharedTags } from '../shared-tags.ts';

export class PlatformStack extends GatehouseStack {
  /** @param sharedSecrets Names of secrets that services read and none of them owns */
  constructor(scope: Construct, environment: Environment, sharedSecrets: readonly string[]) {
    super(scope, stackNameOf.shared(environment.name, 'platform'), environment.names, {
      description: `What services of ${environment.name} stand on: cluster, keys, archive of logs, rotation`,
      tags: sharedTags(environment),
    });
    void sharedSecrets;
  }
}
