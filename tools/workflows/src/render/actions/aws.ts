import type { Steps } from '../steps.ts';
import { yaml } from '../yaml.ts';

/** `.github/actions/aws/action.yml` */
export const awsAction = (steps: Steps): string => yaml`
  name: Assume a role of AWS
  description: With the identity of the job instead of a key; gatehouse.json has account and region of the role

  inputs:
    role:
      description: build, gate, rescan, compact, report, deploy, status or infrastructure
      required: true
    environment:
      description: Environment of the role; "registry" for a role of the registry
      required: true
    profile:
      description: Profile that gets the credentials, for a job with several roles. Default, the variables of the job
      default: ''

  runs:
    using: composite
    steps:
      - id: role
        shell: bash
        env:
          ROLE: \${{ inputs.role }}
          ENVIRONMENT: \${{ inputs.environment }}
        run: npx gatehouse identity "$ROLE" --environment "$ENVIRONMENT" --format github >> "$GITHUB_OUTPUT"
      - uses: ${steps.action('aws-actions/configure-aws-credentials')}
        with:
          role-to-assume: \${{ steps.role.outputs.arn }}
          aws-region: \${{ steps.role.outputs.region }}
          aws-profile: \${{ inputs.profile }}
          role-session-name: github-\${{ github.run_id }}-\${{ github.run_attempt }}
`;
