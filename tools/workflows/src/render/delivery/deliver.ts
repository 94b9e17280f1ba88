import type { Stage } from '../stages.ts';
import type { Steps } from '../steps.ts';
import { lines, yaml } from '../yaml.ts';

/** `.github/workflows/deliver.yml` */
export const deliver = (steps: Steps, stages: readonly Stage[]): string => yaml`
  # From a commit on main to the last environment, for each service that is behind in one of them.
  name: deliver

  on:
    push:
      branches: [main]

  permissions: {}

  jobs:
    plan:
      runs-on: ubuntu-24.04
      timeout-minutes: 15
      permissions:
        contents: read # to check out
        id-token: write # to see what is deployed, as the status role of each environment
      outputs:
        any: \${{ steps.affected.outputs.any }}
        batches: \${{ steps.affected.outputs.batches }}
      steps:
        ${steps.checkout('Back to the oldest commit that is deployed in an environment.')}
        ${steps.setup()}
        ${statusRoles(steps, stages)}
        - id: affected
          run: npx gatehouse affected --format github >> "$GITHUB_OUTPUT"

    deliver:
      needs: plan
      if: needs.plan.outputs.any == 'true'
      strategy:
        fail-fast: false
        matrix: \${{ fromJSON(needs.plan.outputs.batches) }}
      permissions:
        contents: read # for deliver-service.yml
        id-token: write # for deliver-service.yml
        attestations: write # for deliver-service.yml
      uses: ./.github/workflows/deliver-batch.yml
      with:
        services: \${{ toJSON(matrix.services) }}
`;

/** The status role of each environment, each in the profile that `gatehouse status` reads. */
export const statusRoles = (steps: Steps, stages: readonly Stage[]): string =>
  lines(stages.map(({ name }) => steps.role('status', name, `gatehouse-${name}`)));

/** `.github/workflows/deliver-batch.yml` */
export const deliverBatch = (): string => yaml`
  # Up to 256 services, which is the most that GitHub takes in one matrix. None waits for another, nor fails with it.
  name: deliver (batch)

  on:
    workflow_call:
      inputs:
        services:
          description: '[{"service": "payments"}, ...]'
          type: string
          required: true

  permissions: {}

  jobs:
    deliver:
      name: \${{ matrix.service }}
      strategy:
        fail-fast: false
        matrix:
          include: \${{ fromJSON(inputs.services) }}
      permissions:
        contents: read # for deliver-service.yml
        id-token: write # for deliver-service.yml
        attestations: write # for deliver-service.yml
      uses: ./.github/workflows/deliver-service.yml
      with:
        service: \${{ matrix.service }}
`;
