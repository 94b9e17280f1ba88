import { environmentOf } from './environment.ts';
import type { EnvironmentSettings } from './schema/environment-schema.ts';
import type { Workspace } from './schema/workspace-schema.ts';

function settled(settings: Partial<EnvironmentSettings>) {
  const place = { account: '111111111111', region: 'eu-central-1' };
  const workspace: Workspace = {
    organisation: 'acme',
    repository: 'services',
    registry: place,
    environments: { here: { ...place, cluster: 'here', domain: 'acme.example', ...settings } },
  };
  return environmentOf(workspace, 'here');
}

describe('an environment', () => {
  it('is cheap by default', () => {
    expect(settled({})).toMatchObject({
      production: false,
      hostedZone: undefined,
      network: {
        cidr: '10.0.0.0/16',
        zones: 2,
        redundancy: 1,
        endpoints: true,
        natGateways: undefined,
      },
      deletionProtection: false,
      logRetention: 30,
      archiveYears: 1,
    });
  });

  it('is safe in production', () => {
    expect(settled({ production: true, network: { zones: 3 } })).toMatchObject({
      network: { zones: 3, redundancy: 3 },
      deletionProtection: true,
      archiveYears: 7,
    });
  });

  it('follows its settings', () => {
    const said = {
      production: true,
      hostedZone: 'Z0123456789',
      network: { cidr: '10.9.0.0/16', zones: 3, natGateways: 1 },
      deletionProtection: false,
      logRetention: 7 as const,
      archiveYears: 2,
    };
    expect(settled(said)).toMatchObject(said);
  });

  it('has what costs by the hour switched off as a starter', () => {
    const place = { account: '111111111111', region: 'eu-central-1' };
    const workspace: Workspace = {
      profile: 'starter',
      organisation: 'acme',
      repository: 'services',
      registry: place,
      environments: { here: { ...place, cluster: 'here', production: true } },
    };
    expect(environmentOf(workspace, 'here')).toMatchObject({
      entry: 'gateway',
      sharedAccount: true,
      network: { endpoints: false },
      insights: false,
      dashboards: false,
      archiveYears: 1,
      archiveLock: 'governance',
    });
  });
});
