import { sessionMinutesOf } from '@gatehouse/service-manifest';
import type { Stage } from '../stages.ts';
import type { Steps } from '../steps.ts';
import { lines, paragraphs, yaml } from '../yaml.ts';
import { buildJobs } from './build.ts';

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

const deployed = (after: readonly string[]): string =>
  lines(after.map((name) => `- deploy-${name}\n`));

/**
 * An environment that the gate blocks, or whose deployment fails, does not keep the image from parallel environments.
 */
export const passedBefore = ({ name, after }: Pick<Stage, 'name' | 'after'>): string =>
  [
    `!cancelled() && needs.gate.outputs.${name} == 'success'`,
    ...after.map((each) => ` && needs.deploy-${each}.result == 'success'`),
  ].join('');

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

function deploy(steps: Steps, stage: Stage): string {
  const { name, after, reviewers } = stage;
  const asks = reviewers.length > 0;
  return yaml`
    ${asks ? REVIEWED : ''}
    deploy-${name}:
      needs:
        - build
        - gate
        ${asks ? `- superseded-${name}` : deployed(after)}
      if: \${{ ${asks ? notSuperseded(name) : passedBefore(stage)} }}
      environment: ${name}
      concurrency:
        group: deploy-\${{ inputs.service }}-${name}
        cancel-in-progress: false
      runs-on: ubuntu-24.04
      timeout-minutes: ${sessionMinutesOf('deploy')}
      permissions:
        contents: read # to check out
        id-token: write # to deploy, as the deploy role of ${name}
        ${steps.attestations('read', 'to verify the command')}
      steps:
        ${steps.checkout('To compare the commit with the one that runs.')}
        ${steps.gatehouse('${{ inputs.command }}')}
        ${steps.deployRole(name)}
        - name: Wait for the stacks of this commit
          if: inputs.stacks != '{}'
          env:
            SERVICE: \${{ inputs.service }}
            STACKS: \${{ inputs.stacks }}
            COMMIT: \${{ github.sha }}
          run: >-
            node gatehouse.mjs stacks wait --service "$SERVICE" --environment ${name} --plan "$STACKS"
            --commit "$COMMIT"
        - uses: ./.github/actions/deploy
          with:
            service: \${{ inputs.service }}
            environment: ${name}
            image: \${{ needs.build.outputs.image }}
  `;
}

export const notSuperseded = (name: string): string =>
  `!cancelled() && needs.superseded-${name}.outputs.superseded == 'false'`;

const REVIEWED = `# Waits for its reviewers, and so does every later delivery of this service: reviewers decide on the older one
# first. A roll-back has a concurrency group of its own and waits for neither.`;
