import type { Steps } from '../steps-interface.ts';
import { prepared } from '../steps.ts';
import { yaml } from '../yaml.ts';

/** `.github/workflows/command.yml` */
export const command = (steps: Steps): string => yaml`
  # Makes one file of the command, so that no package is installed where the gate signs or where a service is deployed.
  # In a file of its own, which no role of AWS trusts: it runs the packages of the lockfile.
  name: command

  on:
    workflow_call:
      outputs:
        digest:
          description: SHA-256 of the file, in hexadecimal digits
          value: \${{ jobs.command.outputs.digest }}

  permissions: {}

  jobs:
    command:
      runs-on: ubuntu-24.04
      timeout-minutes: 10
      permissions:
        contents: read # to check out
        ${steps.attestedBy === 'github' ? 'id-token: write # to sign the attestation' : ''}
        ${steps.attestations('write', 'to keep it')}
      outputs:
        digest: \${{ steps.bundle.outputs.digest }}
      steps:
        ${prepared(steps)}
        - id: bundle
          run: npx gatehouse-workflows bundle-command --output gatehouse.mjs >> "$GITHUB_OUTPUT"
        ${steps.attestedBy === 'github' ? attested(steps) : ''}
        ${steps.upload('gatehouse', 'gatehouse.mjs', 'retention-days: 90')}
`;

const attested = (steps: Steps): string => yaml`
  - uses: ${steps.action('actions/attest')}
    with:
      subject-path: gatehouse.mjs
`;
