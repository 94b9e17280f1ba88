import type { Stage } from '../stages.ts';
import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** The gate decides for one environment. */
export const decide = (steps: Steps, { name }: Stage): string => yaml`
  - id: decide-${name}
    name: Decide for ${name}
    if: \${{ !cancelled() && steps.ready.outcome == 'success' && matrix.images.${name} }}
    env:
      IMAGE: \${{ matrix.images.${name} }}
    run: >-
      node gatehouse.mjs gate --service "$SERVICE" --environment ${name} --image "$IMAGE"
      --ecr --report trivy.json --report grype.json --sbom sbom.cdx.json --first-seen registry
      --records registry --rescan
      --format text --format sarif --output - --output ${name}.sarif
  ${steps.ifScanned(show(steps, name))}
`;

const show = (steps: Steps, name: string): string => yaml`
  - if: \${{ !cancelled() && contains(fromJSON('["success", "failure"]'), steps.decide-${name}.outcome) }}
    # The verdict is that of the step before.
    continue-on-error: true
    uses: ${steps.action('github/codeql-action', 'upload-sarif')}
    with:
      sarif_file: ${name}.sarif
      category: \${{ matrix.service }}-${name}
`;
