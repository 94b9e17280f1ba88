import type { Manifest } from '../schema/manifest-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';
import { variableProblem } from '../variable-problem.ts';

/** Variables that Gatehouse sets itself, that look like a secret, or that are set twice. */
export function variableFindings(manifest: Manifest): DocumentProblem[] {
  const layers = [
    { path: [] as string[], variables: manifest.environment },
    ...Object.entries(manifest.environments ?? {}).map(([name, { environment }]) => ({
      path: ['environments', name],
      variables: environment,
    })),
  ];
  return [
    ...layers.flatMap(({ path, variables = {} }) =>
      Object.keys(variables).flatMap((name) => {
        const message = variableProblem(manifest, name);
        return message ? [{ path: [...path, 'environment', name], message, atKey: true }] : [];
      }),
    ),
    ...Object.keys(manifest.injectedSecrets ?? {}).flatMap((name) => {
      const reserved = variableProblem(manifest, name)?.startsWith('is set');
      const twice = layers.some(({ variables }) => name in (variables ?? {}));
      if (!reserved && !twice) return [];
      const message = reserved
        ? 'is set by Gatehouse itself'
        : 'is set under "environment" as well';
      return [{ path: ['injectedSecrets', name], message, atKey: true }];
    }),
  ];
}
