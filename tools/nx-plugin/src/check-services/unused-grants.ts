import { derivedVariables, TOPICS_VARIABLE, type Service } from '@gatehouse/service-manifest';
import { APPS } from '../workspace/read-services.ts';
import type { Use } from '../workspace/resource-use.ts';
import type { ConfigurationResult } from './configuration-task.ts';
import type { SourceFile } from './source-file.ts';

/** Resources that a manifest grants and no code reads: the service has a right that it does not need. */
export function unusedGrants(
  { name, manifest }: Service,
  result: ConfigurationResult,
  sources: readonly SourceFile[],
): string[] {
  if ('error' in result || result.known === undefined) return [];
  const isRead = (variable: string) =>
    result.known?.includes(variable) || sources.some(({ words }) => words.has(variable));
  const isNamed = (name: string) =>
    sources.some(({ uses }) => uses.some((use) => RESOURCES.has(use.kind) && use.name === name));
  const topics = (manifest.grants ?? []).flatMap((grant, at) =>
    'topic' in grant
      ? [{ path: ['grants', at], name: grant.topic, variable: TOPICS_VARIABLE, given: false }]
      : [],
  );
  return [...topics, ...derivedVariables(manifest)]
    .filter(({ name: what, variable, given, path: [part] }) => {
      const resource = part === 'secrets' ? (manifest.secrets?.[what] ?? what) : what;
      return !given && !isRead(variable) && !isNamed(resource);
    })
    .map(
      ({ path, name: what, variable }) =>
        `${APPS}/${name}/service.json has "${what}" in "${path[0]}", and no code reads ${variable}; remove it if the service does not need it`,
    );
}

/** The kinds of uses that name a resource of AWS. */
const RESOURCES: ReadonlySet<Use['kind']> = new Set([
  'table',
  'bucket',
  'topic',
  'queue',
  'secret',
]);
