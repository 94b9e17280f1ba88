import type { DocumentProblem } from '../source/document-problem.ts';
import type { Source } from '../source/source.ts';
import { suggest } from '../source/suggest.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { deploymentFindings, gatewayFindings } from './deployment-rules.ts';
import { databaseFindings } from './database-rules.ts';
import { derivedNameFindings } from './derived-name-rules.ts';
import { inEnvironment } from './environment-rules.ts';
import { foreignDescriptions, repeatedGrants } from './grant-rules.ts';
import { idempotencyFindings } from './idempotency-rules.ts';
import { queueFindings } from './queue-rules.ts';
import { releaseFindings } from './release-rules.ts';
import { secretFindings } from './secret-rules.ts';
import { tableFindings } from './table-rules.ts';
import { variableFindings } from './variable-rules.ts';

/** What a single manifest can have wrong that no schema can say. `has` tells what is written where. */
export function serviceFindings(
  name: string,
  manifest: Manifest,
  workspace: Workspace,
  has: Source['has'],
): DocumentProblem[] {
  const findings = [
    ...repeatedGrants(manifest),
    ...foreignDescriptions(manifest),
    ...queueFindings(manifest),
    ...databaseFindings(manifest),
    ...idempotencyFindings(manifest),
    ...tableFindings(manifest),
    ...derivedNameFindings(manifest),
    ...secretFindings(manifest),
    ...releaseFindings(manifest),
    ...variableFindings(manifest),
    ...callFindings(name, manifest),
    ...addressFindings(name, manifest, workspace),
    ...previousPortFindings(manifest),
  ];
  const known = Object.keys(workspace.environments);
  findings.push(...deploymentFindings(manifest, known), ...gatewayFindings(manifest, workspace));
  for (const environment of Object.keys(manifest.environments ?? {})) {
    if (known.includes(environment)) continue;
    const message = `is no environment of gatehouse.json${suggest(environment, known)}; allowed: ${known.join(', ')}`;
    findings.push({ path: ['environments', environment], message, atKey: true });
  }
  for (const environment of known)
    findings.push(...inEnvironment(manifest, workspace, environment, has));
  return unique(findings);
}

function previousPortFindings({ port, previousPort }: Manifest): DocumentProblem[] {
  return previousPort === port
    ? [{ path: ['previousPort'], message: `${port} is "port" itself: remove it` }]
    : [];
}

/** A public service is at `NAME.DOMAIN`, which may be the domain of another environment. */
function addressFindings(
  name: string,
  { exposure }: Manifest,
  { environments }: Workspace,
): DocumentProblem[] {
  if (exposure !== 'public') return [];
  const all = Object.entries(environments);
  return all.flatMap(([environment, { domain }]) =>
    all
      .filter(([, other]) => domain !== undefined && other.domain === `${name}.${domain}`)
      .map(([other]) => ({
        path: ['exposure'],
        message: `its address in ${environment}, ${name}.${domain}, is the domain of ${other}; rename the service, or make it internal`,
      })),
  );
}

function callFindings(name: string, { calls = [] }: Manifest): DocumentProblem[] {
  return calls.flatMap((called, at) => {
    if (called === name) return [{ path: ['calls', at], message: 'is this service itself' }];
    return calls.indexOf(called) < at
      ? [{ path: ['calls', at], message: `duplicate service "${called}"` }]
      : [];
  });
}

function unique(findings: DocumentProblem[]): DocumentProblem[] {
  const seen = new Set<string>();
  return findings.filter(({ path, message }) => {
    const key = JSON.stringify([path, message]);
    return seen.size < seen.add(key).size;
  });
}
