import type { PackageManager } from '@gatehouse/service-manifest';
import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** The current LTS, as in the images of services. */
export const NODE = '26';

/** Steps before the set-up of Node, and the command that installs the packages. */
const commandsOf = (manager: PackageManager) =>
  manager.name === 'npm'
    ? { before: '', install: 'npm ci' }
    : {
        // Runners have npm, but not pnpm, which actions/setup-node needs to find the cache.
        before: yaml`
          - run: npm install --global pnpm@${manager.version}
            shell: bash
        `,
        install: 'pnpm install --frozen-lockfile --config.pm-on-fail=ignore',
      };

/** `.github/actions/setup/action.yml` */
export function setupAction(steps: Steps, manager: PackageManager): string {
  const { before, install } = commandsOf(manager);
  return yaml`
  name: Set up
  description: Node, and the packages of the lockfile

  inputs:
    cache:
      description: Whether ${manager.name}'s cache is shared with other runs. Never in a delivery, because any pull request can write to it
      default: 'false'

  runs:
    using: composite
    steps:
      ${before}
      - uses: ${steps.action('actions/setup-node')}
        with:
          node-version: '${NODE}'
          package-manager-cache: false
          cache: \${{ inputs.cache == 'true' && '${manager.name}' || '' }}
      - run: ${install}
        shell: bash
`;
}
