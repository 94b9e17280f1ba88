import { action, DELIVER, GATE } from './changed-file.ts';
import type { Row } from './row.ts';

/** Artifacts. */
export const ARTIFACTS: readonly Row[] = [
  ['an artifact that no job uploads', 'artifacts-produced', GATE, 'name: trivy-', 'name: trivvy-'],
  ['an artifact under another name', 'artifacts-produced', DELIVER, 'name: sbom-', 'name: bom-'],
  [
    'evidence of another environment',
    undefined,
    action('deploy'),
    '${{ inputs.service }}-${{ inputs.environment }}',
    '${{ inputs.service }}-development',
  ],
  ['evidence that is soon gone', undefined, GATE, 'retention-days: 90', 'retention-days: 1'],
  [
    'a missing file that is no error',
    undefined,
    GATE,
    'if-no-files-found: error',
    'if-no-files-found: ignore',
  ],
];
