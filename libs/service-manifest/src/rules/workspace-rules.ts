import { DEFAULT_ZONES } from '../environment.ts';
import { REGISTRY } from '../registry-names.ts';
import type { EnvironmentSettings } from '../schema/environment-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { BUILD } from '../repository-names.ts';
import { TAKEN_CHECKS } from '../schema/taken-checks.ts';
import type { DocumentProblem } from '../source/document-problem.ts';
import { twinFindings } from './twin-rules.ts';

/** Problems of `gatehouse.json` that no schema can express. */
export function workspaceFindings(workspace: Workspace): DocumentProblem[] {
  const { environments, github } = workspace;
  const all = Object.entries(environments);
  if (all.length === 0)
    return [{ path: ['environments'], message: 'must have one environment or more' }];
  return [
    ...all.flatMap(([name, settings], at) => [
      ...settingsFindings(name, settings, workspace),
      ...parallelFindings(name, settings, all.slice(0, at)),
      ...twinFindings(name, settings, all.slice(0, at), workspace),
    ]),
    ...checkFindings(github?.checks ?? []),
  ];
}

/** An environment that is deployed to together with another one. */
function parallelFindings(
  name: string,
  { parallel, production, local }: EnvironmentSettings,
  before: readonly [string, EnvironmentSettings][],
): DocumentProblem[] {
  if (parallel !== true) return [];
  const path = ['environments', name, 'parallel'];
  const deployed = before.filter(([, settings]) => settings.local !== true);
  if (production === true)
    return [{ path, message: 'cannot go with "production": a release is tried elsewhere first' }];
  if (local === true)
    return [{ path, message: 'cannot go with "local": nothing is deployed there' }];
  if (deployed.length === 0)
    return [{ path, message: 'must not be set: no environment is above this one' }];
  return [];
}

function checkFindings(checks: readonly string[]): DocumentProblem[] {
  return checks.flatMap((name, at) => {
    const path = ['github', 'checks', at];
    if (TAKEN_CHECKS.includes(name))
      return [
        { path, message: `"${name}" is what Gatehouse calls one of its own; choose another name` },
      ];
    return checks.indexOf(name) < at ? [{ path, message: `"${name}" is a duplicate` }] : [];
  });
}

function settingsFindings(
  name: string,
  settings: EnvironmentSettings,
  { profile = 'standard' }: Workspace,
): DocumentProblem[] {
  const { local, production, domain, network = {} } = settings;
  const { zones: given = DEFAULT_ZONES, natGateways = 0, redundancy = 1, existing } = network;
  const zones = typeof given === 'number' ? given : given.length;
  const findings: DocumentProblem[] = [];
  const say = (message: string, ...path: string[]) =>
    findings.push({ path: ['environments', name, ...path], message });
  if (name === REGISTRY) say('is what the stacks of the registry are called; choose another name');
  if (name === BUILD) say('is what build repositories are called; choose another name');
  if (natGateways > zones)
    say(`${natGateways} is more than network.zones, ${zones}`, 'network', 'natGateways');
  if (redundancy > zones)
    say(`${redundancy} is more than network.zones, ${zones}`, 'network', 'redundancy');
  if (domain === undefined && !local && profile !== 'starter')
    say('is missing: only the profile "starter" does without', 'domain');
  if (existing !== undefined && network.natGateways !== undefined)
    say('cannot go with network.existing: its owner decides', 'network', 'natGateways');
  if (existing !== undefined && network.endpoints === false)
    say('cannot go with network.existing', 'network', 'endpoints');
  if (network.endpoints === false && natGateways > 0)
    say('cannot go with "endpoints": false', 'network', 'natGateways');
  if (local && production) say('cannot go with "production"', 'local');
  return findings;
}
