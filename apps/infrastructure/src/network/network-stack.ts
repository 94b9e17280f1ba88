import type { Construct } from 'constructs';
import { stackNameOf, type Environment } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { sharedTags } from '../shared-tags.ts';

export class NetworkStack extends GatehouseStack {
  /** @param hosts Names of hosts outside AWS that services call */
  constructor(scope: Construct, environment: Environment, hosts: readonly string[]) {
    super(scope, stackNameOf.shared(environment.name, 'network'), environment.names, {
      description: `Network of ${environment.name}`,
      tags: sharedTags(environment),
    });
    void hosts;
  }
}
