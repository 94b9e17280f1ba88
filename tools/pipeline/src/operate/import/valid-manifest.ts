import {
  GatehouseError,
  inspectServices,
  type Manifest,
  type Workspace,
} from '@gatehouse/service-manifest';
import { adjusted } from './adjusted.ts';
import type { Imported, Loss } from './loss.ts';

/** The maximum number of omissions. */
const MOST = 100;

/** A valid manifest, and its text. */
export interface ValidManifest {
  readonly manifest: Manifest;
  readonly text: string;
  readonly losses: readonly Loss[];
}

/**
 * Omits from a manifest what Gatehouse does not accept, and reports it: a variable that looks like a secret, a size
 * that Fargate does not have, a port of another service.
 * @param others Texts of the workspace's other manifests.
 * @throws if it cannot be made valid
 */
export function validManifest(
  name: string,
  imported: Imported,
  workspace: Workspace,
  others: readonly { readonly name: string; readonly text: string }[],
): ValidManifest {
  const file = fileOf(name);
  const losses: Loss[] = [...imported.losses];
  let manifest = structuredClone(imported.manifest) as Record<string, unknown>;
  for (let at = 0; at < MOST; at += 1) {
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    const texts = [
      ...others.map((each) => ({ ...each, file: fileOf(each.name) })),
      { name, file, text },
    ];
    const { services, problems } = inspectServices(texts, workspace);
    const [problem] = problems.filter((each) => each.file === file);
    const found = services.find((each) => each.name === name);
    if (problem === undefined && found !== undefined)
      return { manifest: found.manifest, text, losses };
    if (problem === undefined) break;
    const path = pathOf(manifest, problem.property);
    const next = path.length === 0 ? undefined : adjusted(manifest, path);
    if (next === undefined)
      throw new GatehouseError('GH-OPERATE-006', `${problem.property}: ${problem.message}`);
    losses.push({ path: next.path, what: `${next.what}: ${problem.message}` });
    manifest = next.manifest;
  }
  throw new GatehouseError('GH-OPERATE-006', `no valid manifest could be made for ${name}`);
}

const fileOf = (name: string) => `apps/${name}/service.json`;

/**
 * The names of a property that a problem is about, such as `environment.TOKEN`. Names of the manifest are longest first:
 * those of another tool's variables have dots, or are empty.
 */
function pathOf(value: unknown, property: string): string[] {
  if (typeof value !== 'object' || value === null) return names(property);
  const name = Object.keys(value)
    .sort((a, b) => b.length - a.length)
    .find(
      (each) =>
        property === each ||
        (/^[.[]/.test(property.slice(each.length)) && property.startsWith(each)),
    );
  if (name === undefined) return names(property);
  const rest = property.slice(name.length);
  const next = (value as Record<string, unknown>)[name];
  return rest === '' ? [name] : [name, ...pathOf(next, rest.replace(/^\./, ''))];
}

const names = (property: string) => property.split(/[.[\]]+/).filter((part) => part !== '');
