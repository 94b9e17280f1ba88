import type { Construct } from 'constructs';
import { stackNameOf, type Environment, type ServiceModel } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';

export class ServiceStack extends GatehouseStack {
  constructor(scope: Construct, environment: Environment, model: ServiceModel) {
    super(scope, stackNameOf.service(environment.name, model.name), model.names, {
      description: model.manifest.description,
      tags: model.tags,
    });
  }
}
