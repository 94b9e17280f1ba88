import { parseWorkspace } from '@gatehouse/service-manifest';
import { pushTarget } from './push-target.ts';

const place = { account: '111111111111', region: 'eu-west-1', cluster: 'c', domain: 'a.example' };
const workspace = parseWorkspace(
  'gatehouse.json',
  JSON.stringify({
    organisation: 'acme',
    repository: 'services',
    registry: { account: '000000000000', region: 'eu-central-1' },
    environments: { development: place },
  }),
);

it('pushes to the registry of gatehouse.json, under the tag of the commit', () => {
  expect(pushTarget(workspace, 'payments', { id: 'abc', time: 0 })).toEqual({
    repository: '000000000000.dkr.ecr.eu-central-1.amazonaws.com/build/payments',
    tag: 'build-abc',
  });
});

it('pushes nothing with uncommitted changes', () => {
  expect(() => pushTarget(workspace, 'payments', { id: 'abc-dirty', time: 0 })).toThrow(
    /^--push is for a commit, and files differ from abc: [^\n]*$/,
  );
});
