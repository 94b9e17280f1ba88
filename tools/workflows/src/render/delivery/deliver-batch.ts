import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** `.github/workflows/deliver-batch.yml` */
export const deliverBatch = (steps: Steps): string => yaml`
  # Up to 256 services, which is the most that GitHub takes in one matrix. None waits for another, nor fails with it.
  name: deliver (batch)

  on:
    workflow_call:
      inputs:
        services:
          description: '[{"service": "payments"}, ...]'
          type: string
          required: true
        stacks:
          description: Stacks that differ, as "gatehouse stacks plan" writes them
          type: string
          required: true
        command:
          description: Digest of the command
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
        ${steps.attestations('write', 'for deliver-service.yml')}
      uses: ./.github/workflows/deliver-service.yml
      with:
        service: \${{ matrix.service }}
        stacks: \${{ inputs.stacks }}
        command: \${{ inputs.command }}
`;
