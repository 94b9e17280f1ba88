import { decideWith, findingIn, type Given } from '../../../test/decide-with.ts';
import { DIGEST } from '../../../test/samples.ts';

/** What is found, and the statements are about. */
export const QS = findingIn('pkg:npm/qs@5.0.0', 'qs', '5.0.0');
export const OTHER = `sha256:${'b'.repeat(64)}`;
export const AT = '2026-11-01T00:00:00Z';
export const LATER = '2026-11-20T00:00:00Z';
export const outcome = (documents: object | object[], given: Given = {}, finding = QS) =>
  decideWith([documents].flat(), [finding], given).outcome;

export const openVex = (...statements: object[]) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://example.com/vex/1',
  author: 'security@example.com',
  timestamp: AT,
  version: 1,
  statements: statements.map((statement) => ({
    vulnerability: { name: 'CVE-2026-0001' },
    products: [{ '@id': 'pkg:oci/api-service', subcomponents: [{ '@id': 'pkg:npm/qs@5.0.0' }] }],
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    ...statement,
  })),
});
export const product = (id: string, ...parts: string[]) => ({
  products: [
    {
      '@id': id,
      ...(parts.length > 0 && { subcomponents: parts.map((each) => ({ '@id': each })) }),
    },
  ],
});
/** As in a package URL. */
export const encoded = DIGEST.replace(':', '%3A');

export function cycloneDx(
  analysis: object | undefined,
  affects: object = {},
  timestamp = AT,
  more: object = {},
) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:00000000-0000-4000-8000-000000000009',
    version: 1,
    metadata: { timestamp, authors: [{ name: 'Security' }] },
    vulnerabilities: [
      {
        id: 'CVE-2026-0001',
        analysis,
        affects: [{ ref: 'pkg:npm/qs@5.0.0', ...affects }],
      },
    ],
    ...more,
  };
}
