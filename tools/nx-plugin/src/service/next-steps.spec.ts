import { parseWorkspace } from '@gatehouse/service-manifest';
import { nextSteps } from './next-steps.ts';

const place = { region: 'eu-central-1', domain: 'acme.example' };
const workspace = parseWorkspace(
  'gatehouse.json',
  JSON.stringify({
    organisation: 'acme',
    repository: 'services',
    registry: { account: '000000000000', region: 'eu-central-1' },
    environments: {
      laptop: { ...place, account: '222222222222', cluster: 'a', domain: 'a.example', local: true },
      production: { ...place, account: '333333333333', cluster: 'production', production: true },
    },
  }),
);

it('explains that a later group has its own deploy role, which the workflows must know', () => {
  const manifest = { description: 'Takes payments', port: 3005, exposure: 'internal' } as const;
  expect(nextSteps('payments', { ...manifest, group: 2 }, workspace)).toContain(
    'It is in group 2, with its own load balancers and deploy role. "npx nx sync"',
  );
  expect(nextSteps('payments', manifest, workspace)).not.toContain('group');
});

it('reports what a new service adds to the cost of each environment', () => {
  const manifest = { description: 'Takes payments', port: 3005, exposure: 'internal' } as const;
  expect(nextSteps('payments', manifest, workspace)).toMatch(
    /It adds about \d+ in production USD a month \(list prices of eu-central-1\)/,
  );
});
