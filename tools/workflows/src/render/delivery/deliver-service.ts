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

  permissions: {}

  jobs:
    ${buildJobs(steps)}
    ${lines(stages.map((stage) => `\n${stageJobs(steps, stage)}`))}
`;

/** The jobs of one environment. Only "needs" names another one, which comes before it. */
const stageJobs = (steps: Steps, stage: Stage): string =>
  paragraphs([
    gate(stage),
    stage.reviewers.length > 0 ? superseded(stage) : '',
    deploy(steps, stage),
  ]);

const gate = ({ name }: Stage): string => yaml`
  gate-${name}:
    needs:
      - build
      - scan-trivy
      - scan-grype
    permissions:
      contents: read # for gate.yml
      id-token: write # for gate.yml
      attestations: read # for gate.yml
    uses: ./.github/workflows/gate.yml
    with:
      service: \${{ inputs.service }}
      environment: ${name}
      image: \${{ needs.build.outputs.image }}
`;

const deployed = (after: readonly string[]): string =>
  lines(after.map((name) => `- deploy-${name}\n`));

const superseded = ({ name, after }: Stage): string => yaml`
  # Ends a delivery before it asks the reviewers, if a newer commit is deployed already.
  superseded-${name}:
    needs:
      - gate-${name}
      ${deployed(after)}
    permissions:
      contents: read # for superseded.yml
      id-token: write # for superseded.yml
    uses: ./.github/workflows/superseded.yml
    with:
      service: \${{ inputs.service }}
      environment: ${name}
`;

function deploy(steps: Steps, { name, after, reviewers }: Stage): string {
  const asks = reviewers.length > 0;
  return yaml`
    ${asks ? REVIEWED : ''}
    deploy-${name}:
      needs:
        - build
        - gate-${name}
        ${asks ? `- superseded-${name}` : deployed(after)}
      ${asks ? `if: needs.superseded-${name}.outputs.superseded == 'false'` : ''}
      environment: ${name}
      concurrency:
        group: deploy-\${{ inputs.service }}-${name}
        cancel-in-progress: false
      runs-on: ubuntu-24.04
      timeout-minutes: 60
      permissions:
        contents: read # to check out
        id-token: write # to deploy, as the deploy role of ${name}
      steps:
        ${steps.checkout('To compare the commit with the one that runs.')}
        ${steps.setup()}
        - uses: ./.github/actions/deploy
          with:
            service: \${{ inputs.service }}
            environment: ${name}
            image: \${{ needs.build.outputs.image }}
  `;
}

const REVIEWED = `# Waits for its reviewers, and so does every later delivery of this service: reviewers decide on the older one
# first. A roll-back has a concurrency group of its own and waits for neither.`;
