import type { Steps } from '../steps.ts';
import { yaml } from '../yaml.ts';

/** The current LTS, as in the images of services. */
export const NODE = '26';

/** `.github/actions/setup/action.yml` */
export const setupAction = (steps: Steps): string => yaml`
  name: Set up
  description: Node, and the packages of the lockfile

  inputs:
    cache:
      description: Whether npm's cache is shared with other runs. Never in a delivery, because any pull request can write to it
      default: 'false'

  runs:
    using: composite
    steps:
      - uses: ${steps.action('actions/setup-node')}
        with:
          node-version: '${NODE}'
          package-manager-cache: false
          cache: \${{ inputs.cache == 'true' && 'npm' || '' }}
      - run: npm ci
        shell: bash
`;
