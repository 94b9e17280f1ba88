import { suggest } from '../load/suggest.ts';
import type { Finding } from '../load/source.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { DEFAULT_ZONES } from '../environment.ts';
import { REGISTRY } from '../shared-names.ts';
import { ownershipFindings } from './ownership-rules.ts';

/** What is wrong with `gatehouse.json` that no schema can say. */
export function workspaceFindings({ environments }: Workspace): Finding[] {
  const names = Object.keys(environments);
  if (names.length === 0)
    return [{ path: ['environments'], message: 'must have one environment or more' }];
  const reserved = names.flatMap((name): Finding[] =>
    name === REGISTRY
      ? [{ path: ['environments', name], message: 'is what the stacks of the registry are called' }]
      : [],
  );
  const gateways = names.flatMap((name): Finding[] => {
    const { zones = DEFAULT_ZONES, natGateways = 1 } = environments[name]?.network ?? {};
    return natGateways > zones
      ? [
          {
            path: ['environments', name, 'network', 'natGateways'],
            message: `${natGateways} is more than the zones, ${zones}`,
          },
        ]
      : [];
  });
  const trusting = names.flatMap((name): Finding[] =>
    environments[name]?.local && environments[name].production
      ? [{ path: ['environments', name, 'local'], message: 'cannot go with "production"' }]
      : [],
  );
  const twins = names.flatMap((name, at): Finding[] => {
    const { account, region } = environments[name]!;
    const twin = names
      .slice(0, at)
      .find(
        (other) =>
          environments[other]?.account === account && environments[other].region === region,
      );
    return twin === undefined
      ? []
      : [
          {
            path: ['environments', name],
            message: `has account and region of "${twin}"; topics and tables of the two would have the same names`,
          },
        ];
  });
  return [...reserved, ...gateways, ...trusting, ...twins];
}

/** What is wrong with a manifest when one looks at the others; `others` by the name of the service. */
export function neighbourFindings(
  name: string,
  manifest: Manifest,
  others: ReadonlyMap<string, Manifest>,
): Finding[] {
  const findings: Finding[] = [];
  for (const [other, { port }] of others)
    // One of the two is enough to say it, always the same.
    if (port === manifest.port && other < name)
      findings.push({ path: ['port'], message: `${port} is the port of ${other} already` });
  for (const [at, called] of (manifest.calls ?? []).entries())
    if (called !== name && !others.has(called))
      findings.push({
        path: ['calls', at],
        message: `there is no service "${called}"${suggest(called, [...others.keys()])}`,
      });
  return [...findings, ...ownershipFindings(name, manifest, others)];
}
