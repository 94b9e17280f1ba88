import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { environmentVariables, resolveSettings, type Manifest } from '@gatehouse/service-manifest';

/** Variables that only the manifest can give, by how they end; AWS_ENDPOINT_URL is the SDK's own. */
const VARIABLE = /\b(?!AWS_)[A-Z][A-Z0-9_]*_(?:SECRET|TABLE|BUCKET|URL)\b|\bTOPIC_ARNS\b/g;
/** `secrets.load('payments/api-keys'`: a secret asked for by its name. */
const LOADED = /\bsecrets\s*\.\s*load\(\s*(['"`])([^'"`$]+)\1/g;

/**
 * What a service's code asks for and its manifest does not grant: it would fail at its start, or get
 * an access denied. One line each, with file and line.
 */
export function sourceProblems(tree: Tree, folder: string, manifest: Manifest): string[] {
  const any = { region: '', bucket: String, url: String, arn: { topic: String } };
  const environments = ['', ...Object.keys(manifest.environments ?? {})];
  const variables = new Set([
    ...environments.flatMap((environment) =>
      Object.keys(
        environmentVariables(manifest, resolveSettings(manifest, environment), environment, any),
      ),
    ),
    ...Object.keys(manifest.injectedSecrets ?? {}),
  ]);
  const secrets = new Set(Object.values(manifest.secrets ?? {}));
  const problems: string[] = [];
  visitNotIgnoredFiles(tree, `${folder}/src`, (file) => {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts') || file.includes('/test/')) return;
    const text = tree.read(file, 'utf8') ?? '';
    const say = (at: number, what: string) =>
      problems.push(
        `${file}:${text.slice(0, at).split('\n').length} ${what}, which ${folder}/service.json does not grant`,
      );
    for (const match of text.matchAll(VARIABLE))
      if (!variables.has(match[0])) say(match.index, `reads ${match[0]}`);
    for (const match of text.matchAll(LOADED))
      if (!secrets.has(match[2] ?? '')) say(match.index, `loads the secret "${match[2]}"`);
  });
  return problems;
}
