import { readServices, readWorkspace } from '../load/load-manifest.ts';
import { modelOf, type ServiceModel } from '../model.ts';

const workspace = readWorkspace(
  'gatehouse.json',
  JSON.stringify({
    organisation: 'acme',
    repository: 'services',
    registry: { account: '111111111111', region: 'eu-central-1' },
    environments: {
      production: {
        account: '333333333333',
        region: 'eu-central-1',
        cluster: 'production',
        domain: 'acme.example',
        production: true,
      },
    },
  }),
);

/** The service `payments` in production. @param change Added to its manifest */
export function sampleModel(change: object = {}): ServiceModel {
  const manifest = {
    description: 'Takes payments',
    port: 3000,
    exposure: 'internal',
    secrets: { apiKeys: 'payments/api-keys' },
    ...change,
  };
  const [service] = readServices(
    [{ name: 'payments', file: 'service.json', text: JSON.stringify(manifest) }],
    workspace,
  );
  return modelOf('payments', service!.manifest, workspace, 'production');
}
