import type { Stage } from '../stages.ts';
import type { Steps } from '../steps-interface.ts';
import { lines, paragraphs, yaml } from '../yaml.ts';
import { buildJobs } from './build.ts';
import { deploy } from './deploy-job.ts';
import { deployed, passedBefore } from './passed-before.ts';

/** `.github/workflows/deliver-service.yml` */
export const deliverService = (steps: Steps, stages: readonly Stage[]): string => yaml`
  # One service from its sources to the last environment: one image, by its digest, through all environments.
  # The roles for building and for deploying trust this very file, and the latter only its jobs in the right
  # environment; the role that signs trusts gate.yml alone.
  name: deliver (service)

  on:
    workflow_call:
      inputs:
        service:
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
    ${buildJobs(steps)}

    ${gateJob(steps)}
    ${lines(stages.map((stage) => `\n${stageJobs(steps, stage)}`))}
`;

/** The gate of all environments, and the jobs of each. Only "needs" refers to other environments: the previous ones. */
const gateJob = (steps: Steps): string => yaml`
  gate:
    needs:
      - build
      - scan-trivy
      - scan-grype
    permissions:
      contents: read # for gate.yml
      id-token: write # for gate.yml
      ${steps.attestations('read', 'for gate.yml')}
    uses: ./.github/workflows/gate.yml
    with:
      service: \${{ inputs.service }}
      image: \${{ needs.build.outputs.image }}
      command: \${{ inputs.command }}
`;

const stageJobs = (steps: Steps, stage: Stage): string =>
  paragraphs([stage.reviewers.length > 0 ? superseded(steps, stage) : '', deploy(steps, stage)]);

const superseded = (steps: Steps, stage: Stage): string => yaml`
  # Ends a delivery before it asks the reviewers, if a newer commit is deployed already.
  superseded-${stage.name}:
    needs:
      - gate
      ${deployed(stage.after)}
    if: \${{ ${passedBefore(stage)} }}
    permissions:
      contents: read # for superseded.yml
      id-token: write # for superseded.yml
      ${steps.attestations('read', 'for superseded.yml')}
    uses: ./.github/workflows/superseded.yml
    with:
      service: \${{ inputs.service }}
      environment: ${stage.name}
      command: \${{ inputs.command }}
`;
