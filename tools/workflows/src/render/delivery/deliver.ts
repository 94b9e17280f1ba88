import { REGISTRY } from '@gatehouse/service-manifest';
import type { Stage } from '../stages.ts';
import type { Steps } from '../steps-interface.ts';
import { lines, yaml } from '../yaml.ts';
import { infrastructureJobs } from './infrastructure-jobs.ts';

/** `.github/workflows/deliver.yml` */
export const deliver = (steps: Steps, stages: readonly Stage[]): string => yaml`
  # From a commit on main to the last environment: stacks whose templates differ, and each service that is behind.
  # A service waits in each environment for the stacks that it needs, and for no others.
  name: deliver

  on:
    push:
      branches: [main]
    workflow_dispatch:

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
        stacks: \${{ steps.stacks.outputs.stacks }}
        ${lines([REGISTRY, ...stages.map(({ name }) => name)].map((name) => `stacks-${name}: \${{ steps.stacks.outputs.stacks-${name} }}\n`))}
      env:
        COMMIT: \${{ github.sha }}
      steps:
        ${steps.checkout('Back to the oldest commit that is deployed in an environment.')}
        ${steps.setup()}
        ${steps.role('status', REGISTRY, `gatehouse-${REGISTRY}`)}
        ${statusRoles(steps, stages)}
        - id: affected
          run: npx gatehouse affected --format github >> "$GITHUB_OUTPUT"
        - run: npx nx synth infrastructure
        - id: stacks
          run: npx gatehouse stacks plan --commit "$COMMIT" --format github >> "$GITHUB_OUTPUT"

    ${steps.commandJob()}

    ${infrastructureJobs(stages)}

    # The registry first: images need their repositories. The stack of one service that fails there fails that service alone.
    deliver:
      needs:
        - plan
        - command
        - infrastructure-registry
      if: >-
        !cancelled() && needs.plan.outputs.any == 'true' && needs.command.result == 'success'
        && (needs.infrastructure-registry.result == 'skipped' || needs.infrastructure-registry.outputs.shared == 'true')
      strategy:
        fail-fast: false
        matrix: \${{ fromJSON(needs.plan.outputs.batches) }}
      permissions:
        contents: read # for deliver-service.yml
        id-token: write # for deliver-service.yml
        ${steps.attestations('write', 'for deliver-service.yml')}
      uses: ./.github/workflows/deliver-batch.yml
      with:
        services: \${{ toJSON(matrix.services) }}
        stacks: \${{ needs.plan.outputs.stacks }}
        command: \${{ needs.command.outputs.digest }}
`;

/** The status role of each environment, each in the profile that `gatehouse status` reads. */
export const statusRoles = (steps: Steps, stages: readonly Stage[]): string =>
  lines(stages.map(({ name }) => steps.role('status', name, `gatehouse-${name}`)));
