import { readServices } from '../load/load-manifest.ts';
import { modelOf, type ServiceModel } from '../model.ts';
import { workspace } from './sample-workspace.ts';

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
