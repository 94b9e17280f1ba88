import { sessionMinutesOf } from '@gatehouse/service-manifest';
import type { Stage } from '../stages.ts';
import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';
import { deployed, passedBefore } from './passed-before.ts';

/** The deployment to one environment. */
export function deploy(steps: Steps, stage: Stage): string {
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
