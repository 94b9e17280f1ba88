import type { DocumentProblem } from '../source/document-problem.ts';
import { looksSecret } from '../source/secret-text.ts';
import { suggest } from '../source/suggest.ts';
import type { Manifest } from '../schema/manifest-schema.ts';

/** Missing secrets, and secret values in the manifest itself. The values are never shown. */
export function secretFindings(manifest: Manifest): DocumentProblem[] {
  const { secrets = {}, injectedSecrets = {}, environment, environments = {} } = manifest;
  const names = [
    ...Object.entries(secrets).map(([key, value]) => ({ path: ['secrets', key], value })),
    ...Object.entries(injectedSecrets).map(([key, { secret }]) => ({
      path: ['injectedSecrets', key, 'secret'],
      value: secret,
    })),
  ];
  const elsewhere = [
    { path: ['description'], value: manifest.description },
    ...valuesOf(manifest.outputs, ['outputs']),
    ...(manifest.release?.before ?? []).flatMap(({ command }, step) =>
      command.map((value, at) => ({ path: ['release', 'before', step, 'command', at], value })),
    ),
  ];
  const values = [
    ...valuesOf(environment, ['environment']),
    ...Object.entries(environments).flatMap(([name, settings]) =>
      valuesOf(settings.environment, ['environments', name, 'environment']),
    ),
  ];
  return [
    ...missingApiKeys(secrets),
    ...secretsIn(
      names,
      'looks like a secret itself; give the name of a secret in Secrets Manager, and rotate this one, because it was written to a file',
    ),
    ...secretsIn(
      elsewhere,
      'looks like a secret; put it into Secrets Manager and its name under "secrets", and rotate it, because it was written to a file',
    ),
    ...secretsIn(
      values,
      'the value looks like a secret, which must not be in an environment variable; put it into Secrets Manager and its name under "secrets", and rotate it, because it was written to a file',
    ),
  ];
}

interface Text {
  readonly path: DocumentProblem['path'];
  readonly value: string;
}

const secretsIn = (texts: readonly Text[], message: string): DocumentProblem[] =>
  texts.filter(({ value }) => looksSecret(value)).map(({ path }) => ({ path, message }));

const valuesOf = (variables: Record<string, string> = {}, path: string[]) =>
  Object.entries(variables).map(([name, value]) => ({ path: [...path, name], value }));

function missingApiKeys(secrets: Record<string, string>): DocumentProblem[] {
  if ('apiKeys' in secrets) return [];
  const meant = Object.keys(secrets).find((key) => suggest(key, ['apiKeys']) !== '');
  return [
    {
      path: ['secrets', ...(meant ? [meant] : [])],
      message: `must have "apiKeys": the name of the secret with the keys that callers authenticate with${meant ? `; did you mean it by "${meant}"?` : ''}`,
    },
  ];
}
