import {
  GatehouseError,
  inspectServices,
  type Manifest,
  type Problem,
  type Workspace,
} from '@gatehouse/service-manifest';
import type { Imported, Loss } from './loss.ts';

/** So often something is left out at the most. */
const MOST = 100;

/** A manifest that Gatehouse takes, and its text. */
export interface ValidManifest {
  readonly manifest: Manifest;
  readonly text: string;
  readonly losses: readonly Loss[];
}

/**
 * Leaves out of a manifest what Gatehouse does not take, and says so: a variable that looks like a secret, a size that
 * Fargate does not have, a port of another service.
 * @param others Texts of the other manifests of the workspace.
 * @throws where it cannot be made valid
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
    const path = pathOf(problem);
    const next = path.length === 0 ? undefined : without(manifest, path);
    if (next === undefined)
      throw new GatehouseError('GH-OPERATE-006', `${problem.property}: ${problem.message}`);
    losses.push({ path: problem.property, what: `is left out: ${problem.message}` });
    manifest = next;
  }
  throw new GatehouseError('GH-OPERATE-006', `no valid manifest could be made for ${name}`);
}

const fileOf = (name: string) => `apps/${name}/service.json`;

/** `environment.TOKEN`, `size.memory` */
const pathOf = ({ property }: Problem): string[] =>
  property.split(/[.[\]]+/).filter((part) => part !== '');

/** What can be done without: the variable, or else the whole setting. Undefined for what every manifest has. */
function without(
  manifest: Record<string, unknown>,
  [first = '', ...rest]: readonly string[],
): Record<string, unknown> | undefined {
  if (first === 'port') {
    const port = Number(manifest['port']);
    return port < 49_000 ? { ...manifest, port: port + 1 } : undefined;
  }
  if (!(first in manifest) || ['description', 'exposure', 'secrets'].includes(first))
    return undefined;
  const { [first]: value, ...others } = manifest;
  const [second] = rest;
  const nested = typeof value === 'object' && value !== null && second !== undefined;
  if (!nested || !['environment', 'injectedSecrets', 'environments'].includes(first)) return others;
  const inner = without(value as Record<string, unknown>, rest);
  return inner === undefined || Object.keys(inner).length === 0
    ? others
    : { ...others, [first]: inner };
}
