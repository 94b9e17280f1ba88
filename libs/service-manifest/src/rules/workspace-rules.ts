import { DEFAULT_ZONES } from '../environment.ts';
import type { Finding } from '../load/source.ts';
import type { EnvironmentSettings, Workspace } from '../schema/workspace-schema.ts';
import { BUILD } from '../repository-names.ts';
import { REGISTRY } from '../shared-names.ts';

/** What is wrong with `gatehouse.json` that no schema can say. */
export function workspaceFindings({ environments }: Workspace): Finding[] {
  const all = Object.entries(environments);
  if (all.length === 0)
    return [{ path: ['environments'], message: 'must have one environment or more' }];
  return all.flatMap(([name, settings], at) => [
    ...settingsFindings(name, settings),
    ...twinFindings(name, settings, all.slice(0, at)),
  ]);
}

function settingsFindings(name: string, settings: EnvironmentSettings): Finding[] {
  const { local, production, network = {} } = settings;
  const { zones = DEFAULT_ZONES, natGateways = 1 } = network;
  const findings: Finding[] = [];
  const say = (message: string, ...path: string[]) =>
    findings.push({ path: ['environments', name, ...path], message });
  if (name === REGISTRY) say('is what the stacks of the registry are called; choose another name');
  if (name === BUILD) say('is what build repositories are called; choose another name');
  if (natGateways > zones)
    say(`${natGateways} is more than network.zones, ${zones}`, 'network', 'natGateways');
  if (local && production) say('cannot go with "production"', 'local');
  return findings;
}

/** What two environments cannot have in common; `before` are those that stand above this one. */
function twinFindings(
  name: string,
  { account, region, domain }: EnvironmentSettings,
  before: readonly [string, EnvironmentSettings][],
): Finding[] {
  const [inPlace] = before.find(([, it]) => it.account === account && it.region === region) ?? [];
  const [inDomain] = before.find(([, it]) => it.domain === domain) ?? [];
  if (inPlace !== undefined)
    return [
      {
        path: ['environments', name],
        message: `has account and region of "${inPlace}"; topics and tables of the two would have the same names`,
      },
    ];
  if (inDomain === undefined) return [];
  const message = `is the domain of "${inDomain}" already; services of the two would have the same addresses`;
  return [{ path: ['environments', name, 'domain'], message }];
}
