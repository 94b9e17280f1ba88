import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** `.github/actions/deploy/action.yml` */
export const deployAction = (steps: Steps): string => yaml`
  name: Deploy
  description: As the deploy role, deploys an image that passed the gate, waits until it is what runs, and tries it from outside

  inputs:
    service:
      description: Name of the service
      required: true
    environment:
      description: Environment to deploy to
      required: true
    image:
      description: REPOSITORY@sha256:...
      required: true

  runs:
    using: composite
    steps:
      ${steps.download('evidence-${{ inputs.service }}-${{ inputs.environment }}')}
      - shell: bash
        env:
          SERVICE: \${{ inputs.service }}
          ENVIRONMENT: \${{ inputs.environment }}
          IMAGE: \${{ inputs.image }}
          COMMIT: \${{ github.sha }}
        run: >-
          node gatehouse.mjs deploy --service "$SERVICE" --environment "$ENVIRONMENT" --image "$IMAGE"
          --records registry
          --commit "$COMMIT" --evidence "$ENVIRONMENT.intoto.json"
      # From outside and without an API key: what it must answer, and what it must reject.
      - shell: bash
        env:
          SERVICE: \${{ inputs.service }}
          ENVIRONMENT: \${{ inputs.environment }}
        run: node gatehouse.mjs smoke --service "$SERVICE" --environment "$ENVIRONMENT"
`;
