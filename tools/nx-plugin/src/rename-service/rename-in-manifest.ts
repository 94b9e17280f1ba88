import { applyEdits, modify, parse, type JSONPath } from 'jsonc-parser';
import { ownerOfSecret, type Manifest } from '@gatehouse/service-manifest';

/** Renames a service in a manifest, as the owner of secrets and grants and as the target of calls; keeps comments. */
export function renameInManifest(text: string, from: string, to: string): string {
  const { secrets = {}, injectedSecrets = {}, calls = [], grants = [] } = parse(text) as Manifest;
  const secret = (path: JSONPath, name: string): [JSONPath, string][] =>
    ownerOfSecret(name) === from && name !== from ? [[path, to + name.slice(from.length)]] : [];
  const changes: [JSONPath, string][] = [
    ...Object.entries(secrets).flatMap(([key, name]) => secret(['secrets', key], name)),
    ...Object.entries(injectedSecrets).flatMap(([key, { secret: name }]) =>
      secret(['injectedSecrets', key, 'secret'], name),
    ),
    ...calls.flatMap((called, at): [JSONPath, string][] =>
      called === from ? [[['calls', at], to]] : [],
    ),
    ...grants.flatMap(({ owner }, at): [JSONPath, string][] =>
      owner === from ? [[['grants', at, 'owner'], to]] : [],
    ),
  ];
  return changes.reduce(
    (changed, [path, value]) => applyEdits(changed, modify(changed, path, value, {})),
    text,
  );
}
