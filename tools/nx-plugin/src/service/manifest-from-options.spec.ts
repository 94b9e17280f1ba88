import type { Workspace } from '@gatehouse/service-manifest';
import { manifestFromOptions } from './manifest-from-options.ts';

const place = { account: '111111111111', region: 'eu-central-1', domain: 'acme.example' };
const local = { ...place, cluster: 'laptop', local: true };
const test = { ...place, cluster: 'test' };
const live = { ...place, cluster: 'live', production: true };

const environmentsIn = (environments: Workspace['environments']) =>
  manifestFromOptions({ name: 'payments' }, 3000, {
    organisation: 'acme',
    repository: 'services',
    registry: { account: '000000000000', region: 'eu-central-1' },
    environments,
  }).environments;

describe('a new manifest', () => {
  it('contains the group only if it is not the first', () => {
    const workspace = {
      organisation: 'acme',
      repository: 'services',
      registry: { account: '000000000000', region: 'eu-central-1' },
      environments: { live },
    };
    const groupIn = (group?: number) =>
      manifestFromOptions({ name: 'payments' }, 3000, workspace, group).group;
    expect([groupIn(), groupIn(1), groupIn(2)]).toEqual([undefined, undefined, 2]);
  });

  it('saves costs in the environment that is deployed first, regardless of its name', () => {
    expect(environmentsIn({ local, test, live })).toEqual({
      test: { tasks: { min: 1, max: 1 }, capacity: 'spot' },
    });
  });

  it.each([
    ['is production', { live, test }],
    ['is the only one', { local, test }],
  ])('saves nothing in an environment that %s', (_what, environments) => {
    expect(environmentsIn(environments)).toBeUndefined();
  });
});
