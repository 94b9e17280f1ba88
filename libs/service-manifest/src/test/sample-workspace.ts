import { parseWorkspace } from '../load/load-manifest.ts';

/** With one environment, which is production and in another region than the registry. */
export const workspace = parseWorkspace(
  'gatehouse.json',
  JSON.stringify({
    organisation: 'acme',
    repository: 'services',
    registry: { account: '111111111111', region: 'eu-central-1' },
    environments: {
      production: {
        account: '333333333333',
        region: 'eu-west-1',
        cluster: 'production',
        domain: 'acme.example',
        production: true,
      },
    },
  }),
);
