import { action, BATCH, CI, DELIVER, GATE } from './changed-file.ts';
import type { Row } from './row.ts';

/** Steps and options that are gone or weaker. */
export const STEPS: readonly Row[] = [
  ['a removed step', undefined, CI, '      - run: npx nx sync:check\n', ''],
  ['tests that no job runs', undefined, CI, 'lint,typecheck,test', 'lint,typecheck'],
  ['an image that no job proves', undefined, BATCH, ' --require-engine', ''],
  [
    'a scanner that ignores what has no fix',
    undefined,
    DELIVER,
    '--list-all-pkgs',
    '--ignore-unfixed',
  ],
  [
    'a scanner that reports the worst alone',
    undefined,
    DELIVER,
    '--no-progress',
    '--severity CRITICAL',
  ],
  ['a gate without the scan of AWS', undefined, GATE, '--ecr ', ''],
  ['a gate with another policy', undefined, GATE, '--ecr ', '--ecr --policy lax.json '],
  ['a gate without one report', undefined, GATE, '--report grype.json ', ''],
  ['a gate without the bill of materials', undefined, GATE, ' --sbom sbom.cdx.json', ''],
  [
    'a gate that proves no origin',
    undefined,
    GATE,
    'provenance --image "$IMAGE" --commit',
    'provenance --image "$IMAGE" # --commit',
  ],
  [
    'a deployment without evidence',
    undefined,
    action('deploy'),
    ' --evidence "$ENVIRONMENT.intoto.json"',
    '',
  ],
  [
    'a deployment of another commit',
    undefined,
    action('deploy'),
    'COMMIT: ${{ github.sha }}',
    'COMMIT: ${{ github.ref }}',
  ],
  [
    'a deployment that nobody tries',
    undefined,
    action('deploy'),
    'gatehouse.mjs smoke',
    'gatehouse.mjs status',
  ],
  ['contents that nobody attests', undefined, DELIVER, '          sbom-path: sbom.cdx.json\n', ''],
  [
    'an attestation that is not pushed',
    undefined,
    DELIVER,
    'push-to-registry: true',
    'push-to-registry: false',
  ],
];
