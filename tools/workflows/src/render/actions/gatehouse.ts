import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** `.github/actions/gatehouse/action.yml`. Runs with the Node.js of the runner, which is among those that Gatehouse supports. */
export const gatehouseAction = (steps: Steps): string => yaml`
  name: Gatehouse
  description: The command as one file, gatehouse.mjs, by its digest; no package is installed

  inputs:
    digest:
      description: SHA-256 of the file, from the job that made it
      required: true

  runs:
    using: composite
    steps:
      ${steps.download('gatehouse')}
      - shell: bash
        env:
          DIGEST: \${{ inputs.digest }}
        run: sha256sum --check --strict <<< "$DIGEST  gatehouse.mjs"
      ${steps.attestedBy === 'github' ? VERIFIED : ''}
`;

const VERIFIED = yaml`
  # That command.yml made it of this commit, on a machine of GitHub.
  - shell: bash
    env:
      GH_TOKEN: \${{ github.token }}
    run: >-
      gh attestation verify gatehouse.mjs --repo "$GITHUB_REPOSITORY"
      --signer-workflow "$GITHUB_REPOSITORY/.github/workflows/command.yml"
      --source-digest "$GITHUB_SHA" --deny-self-hosted-runners
`;
