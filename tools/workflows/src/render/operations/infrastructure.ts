import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** `.github/workflows/infrastructure.yml` */
export const infrastructure = (steps: Steps): string => yaml`
  # Deploys the stacks of one environment, or of the registry, whose templates differ. In a file of its own: AWS tells
  # files apart, and what deploys a service must not be able to change what it stands on.
  name: infrastructure

  on:
    workflow_call:
      inputs:
        environment:
          description: Environment, or "registry"
          type: string
          required: true
        stacks:
          description: Names of the stacks, separated by spaces
          type: string
          required: true
        except:
          description: Services whose stack failed in an environment before, separated by spaces
          type: string
          default: ''
      outputs:
        shared:
          description: '"true" if the stacks that services share are deployed'
          value: \${{ jobs.deploy.outputs.shared }}
        failed:
          description: Services whose stack failed, separated by spaces
          value: \${{ jobs.deploy.outputs.failed }}

  permissions: {}

  jobs:
    deploy:
      environment: \${{ inputs.environment }}
      concurrency:
        group: infrastructure-\${{ inputs.environment }}
        cancel-in-progress: false
      runs-on: ubuntu-24.04
      timeout-minutes: 60
      permissions:
        contents: read # to check out
        id-token: write # to deploy stacks, as the infrastructure role of the environment
      outputs:
        shared: \${{ steps.stacks.outputs.shared }}
        failed: \${{ steps.stacks.outputs.failed }}
      env:
        ENVIRONMENT: \${{ inputs.environment }}
        STACKS: \${{ inputs.stacks }}
        EXCEPT: \${{ inputs.except }}
        COMMIT: \${{ github.sha }}
      steps:
        ${steps.checkout('To see whether a newer commit changes the templates.')}
        ${steps.setup()}
        ${steps.role('infrastructure', '${{ inputs.environment }}')}
        - id: stacks
          run: >-
            npx gatehouse stacks deploy --environment "$ENVIRONMENT" --stacks "$STACKS"
            --except "$EXCEPT" --commit "$COMMIT" >> "$GITHUB_OUTPUT"
`;
