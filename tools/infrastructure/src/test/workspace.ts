import {
  environmentOf,
  modelOf,
  readServices,
  parseWorkspace,
  type Environment,
  type Service,
  type ServiceModel,
  type Workspace,
} from '@gatehouse/service-manifest';
import { needsOf, type Needs } from '../needs.ts';
import { MANIFESTS } from './manifests.ts';

/** Three accounts in two environments, one of them production. */
export const workspace: Workspace = parseWorkspace(
  'gatehouse.json',
  JSON.stringify({
    organisation: 'acme',
    repository: 'services',
    organisationId: 1000001,
    repositoryId: 2000002,
    registry: { account: '000000000000', region: 'eu-central-1' },
    environments: {
      development: {
        account: '111111111111',
        region: 'eu-central-1',
        cluster: 'development',
        domain: 'development.acme.example',
        hostedZone: 'Z00000000DEVELOPMENT',
      },
      production: {
        account: '333333333333',
        region: 'eu-central-1',
        cluster: 'production',
        domain: 'acme.example',
        hostedZone: 'Z000000000PRODUCTION',
        production: true,
      },
    },
  }),
);

/**
 * `orders`, which is public, has a table, a bucket, a topic and access to the internet, and calls `payments`, which is
 * internal.
 */
export const services: readonly Service[] = readServices(
  Object.entries(MANIFESTS).map(([name, manifest]) => ({
    name,
    file: `apps/${name}/service.json`,
    text: JSON.stringify(manifest),
  })),
  workspace,
);

/** The needs of both services, which are the same in both environments. */
export const needs: Needs = needsOf(
  services.map(({ name, manifest }) => modelOf(name, manifest, workspace, 'production')),
);

export const environment = (name: 'development' | 'production'): Environment =>
  environmentOf(workspace, name);

export const serviceModel = (
  name: keyof typeof MANIFESTS,
  environmentName: 'development' | 'production',
): ServiceModel =>
  modelOf(
    name,
    services.find((service) => service.name === name)!.manifest,
    workspace,
    environmentName,
  );
