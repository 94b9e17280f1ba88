import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import type { Tree } from '@nx/devkit';
import { applyEdits, format } from 'jsonc-parser';
import { GatehouseError, parseWorkspace } from '@gatehouse/service-manifest';
import { scopeOf } from '../workspace/identity.ts';
import { WORKSPACE_FILE } from '../workspace/read-services.ts';
import type { InitOptions } from './options.ts';

const REGION = 'eu-central-1';
const ENVIRONMENTS = ['development', 'staging', 'production'];
const SCHEMA = './node_modules/@gatehouse/service-manifest/workspace.schema.json';
const ORIGIN = /[:/]([^/:]+)\/([^/]+?)(?:\.git)?$/;

/** Names of the environments, in the order of a release. */
export const environmentsOf = ({ environments = [] }: InitOptions): string[] => {
  const names = [environments]
    .flat()
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length > 0 ? names : ENVIRONMENTS;
};

/** The one that serves customers: it gets two tasks of each service, approvals and stricter gates. */
export const isProduction = (environment: string) => /^prod(?:uction)?$/.test(environment);

/**
 * The content of gatehouse.json. Accounts, domains and zones are placeholders, because the team's are unknown. @throws
 * {ManifestError} with all problems of the options
 */
export function workspaceText(tree: Tree, options: InitOptions): string {
  const region = options.region ?? REGION;
  const origin = originOf(tree.root);
  const organisation = options.organisation ?? origin?.organisation ?? scopeOf(tree).slice(1);
  const repository = options.repository ?? origin?.repository ?? basename(tree.root);
  const names = environmentsOf(options);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new GatehouseError('GH-NX-003', `--environments: "${twice}" is there more than once`);
  const environments = names.map((name, at) => {
    const domain = `${isProduction(name) ? '' : `${name}.`}${organisation.toLowerCase()}.example`;
    const settings = {
      account: String(at + 1)
        .repeat(12)
        .slice(0, 12),
      region,
      cluster: name,
      domain,
      network: { cidr: `10.${at + 1}.0.0/16` },
      ...(isProduction(name) && { production: true }),
    };
    return `${JSON.stringify(name)}: ${JSON.stringify(settings)}`;
  });
  const text = `{
  "$schema": ${JSON.stringify(SCHEMA)},
  "organisation": ${JSON.stringify(organisation)},
  "repository": ${JSON.stringify(repository)},
  // Replace the accounts and domains by yours before the first deployment; to run services here, these will do.
  "registry": { "account": "000000000000", "region": ${JSON.stringify(region)} },
  // In the order in which a release passes through them.
  "environments": { ${environments.join(',\n')} }
}
`;
  parseWorkspace(WORKSPACE_FILE, text);
  return applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2 }));
}

/** The GitHub organisation and repository of a clone. */
function originOf(root: string): { organisation: string; repository: string } | undefined {
  try {
    const url = execFileSync('git', ['remote', 'get-url', 'origin'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [, organisation, repository] = ORIGIN.exec(url.trim()) ?? [];
    return organisation !== undefined && repository !== undefined
      ? { organisation, repository }
      : undefined;
  } catch {
    // Git, the repository or the remote is missing.
    return undefined;
  }
}
