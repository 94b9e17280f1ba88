import { attestationsOf, hasCodeScanning } from '@gatehouse/service-manifest';
import type { ActionName, RenderInput } from './input.ts';
import type { Steps } from './steps-interface.ts';
import { yaml } from './yaml.ts';

/** Checkout and packages, with which most jobs begin. */
export const prepared = (steps: Steps): string => steps.checkout() + steps.setup();

/** A step with additional keys at its beginning. */
export const withKeys = (keys: string, step: string): string =>
  `- ${keys.replaceAll('\n', '\n  ')}\n${step.replace('- ', '  ')}`;

export function stepsOf({ workspace, pins, tools, groups }: RenderInput): Steps {
  const attestedBy = attestationsOf(workspace);
  const attestations: Steps['attestations'] = (level, why) =>
    attestedBy === 'github' ? `attestations: ${level} # ${why}` : '';
  const action = (name: ActionName, path = '') =>
    `${name}${path && `/${path}`}@${pins[name]!.sha} # ${pins[name]!.tag}`;
  return {
    action,
    attestedBy,
    attestations,
    ifScanned: (lines) => (hasCodeScanning(workspace) ? lines : ''),
    tool: (name) => `docker://${tools[name]}`,
    checkout: (history) => yaml`
      - uses: ${action('actions/checkout')}
        with:
          ${history === undefined ? '' : `# ${history}\nfetch-depth: 0`}
          persist-credentials: false
    `,
    setup: (cache) => yaml`
      - uses: ./.github/actions/setup
        ${cache === undefined ? '' : "with:\n  cache: 'true'"}
    `,
    gatehouse: (digest = '${{ needs.command.outputs.digest }}') => yaml`
      - uses: ./.github/actions/gatehouse
        with:
          digest: ${digest}
    `,
    commandJob: () => yaml`
      command:
        permissions:
          contents: read # for command.yml
          ${attestedBy === 'github' ? 'id-token: write # for command.yml' : ''}
          ${attestations('write', 'for command.yml')}
        uses: ./.github/workflows/command.yml
    `,
    role: (role, environment, profile) => yaml`
      - uses: ./.github/actions/aws
        with:
          role: ${role}
          environment: ${environment}
          ${profile === undefined ? '' : `profile: ${profile}`}
    `,
    deployRole: (environment) => yaml`
      - uses: ./.github/actions/aws
        with:
          role: deploy
          environment: ${environment}
          ${groups?.size ? 'service: ${{ inputs.service }}' : ''}
    `,
    upload: (name, path, more = '') => yaml`
      - uses: ${action('actions/upload-artifact')}
        with:
          name: ${name}
          path: ${path}
          if-no-files-found: error
          overwrite: true
          ${more}
    `,
    download: (name) => yaml`
      - uses: ${action('actions/download-artifact')}
        with:
          name: ${name}
    `,
  };
}
