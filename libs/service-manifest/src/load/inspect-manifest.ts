import { manifestSchema, type Manifest } from '../schema/manifest-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';
import { findingsOf } from './findings.ts';
import { type Source } from '../source/source.ts';

/** Replaces missing parts, so that the rules can check the rest. */
const PLACEHOLDER: Manifest = { description: '', port: 0, exposure: 'internal' };

/** A manifest without the properties that violate the schema. */
export function inspect(source: Source): {
  manifest: Manifest;
  broken: ReadonlySet<unknown>;
  findings: DocumentProblem[];
} {
  const result = manifestSchema.safeParse(source.value);
  if (result.success) return { manifest: result.data, broken: new Set(), findings: [] };
  const findings = findingsOf(result.error.issues, source.value, manifestSchema);
  const broken = new Set<unknown>(findings.map(({ path: [property] }) => property));
  const sound = Object.entries(source.value as object).filter(
    ([property]) => !broken.has(property),
  );
  return { manifest: { ...PLACEHOLDER, ...Object.fromEntries(sound) }, broken, findings };
}
