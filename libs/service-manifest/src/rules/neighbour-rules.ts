import type { DocumentProblem } from '../source/document-problem.ts';
import { suggest } from '../source/suggest.ts';
import type { Manifest } from '../schema/manifest-schema.ts';

/** Problems of a manifest in relation to the others; `all` by the name of the service. */
export function neighbourFindings(
  name: string,
  manifest: Manifest,
  all: ReadonlyMap<string, Manifest>,
): DocumentProblem[] {
  const findings: DocumentProblem[] = [];
  for (const [other, { port }] of all)
    // Only one of the two reports it, always the same one.
    if (port === manifest.port && other < name)
      findings.push({ path: ['port'], message: `${port} is already the port of ${other}` });
  for (const [at, called] of (manifest.calls ?? []).entries())
    if (called !== name && !all.has(called))
      findings.push({
        path: ['calls', at],
        message: `there is no service "${called}"${suggest(called, [...all.keys()])}`,
      });
  return findings;
}
