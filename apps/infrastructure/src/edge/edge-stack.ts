import type { Construct } from 'constructs';
import { stackNameOf, type Environment } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { sharedTags } from '../shared-tags.ts';

export class EdgeStack extends GatehouseStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, stackNameOf.shared(environment.name, 'edge'), environment.names, {
      description: `Load balancers, certificate and firewall of ${environment.name}`,
      tags: sharedTags(environment),
    });
  }
}
