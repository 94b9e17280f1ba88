import { attestationsOf, hasCodeScanning } from '@gatehouse/service-manifest';
import type { ActionName, RenderInput, ToolName } from './input.ts';
import { yaml } from './yaml.ts';

/** Steps that several jobs have, and what they are pinned to. */
export interface Steps {
  /** `OWNER/NAME/PATH@COMMIT # TAG` */
  action(name: ActionName, path?: string): string;
  /** A program that runs in its image, by digest. */
  tool(name: ToolName): string;
  /** @param history Whether earlier commits are needed, and what for */
  checkout(history?: string): string;
  setup(cache?: 'cache'): string;
  /** Whether GitHub keeps attestations, or a key of KMS signs them. */
  readonly attestedBy: 'github' | 'kms';
  /** A permission for attestations of GitHub; nothing where GitHub has none. */
  attestations(level: 'read' | 'write', why: string): string;
  /** The command as one file, without packages. @param digest Of the file, by default that of the job `command` */
  gatehouse(digest?: string): string;
  /** The job that makes the command, for a workflow in which other jobs use it. */
  commandJob(): string;
  /** Assumes a role of AWS, as the variables of the job or in a profile. */
  role(role: string, environment: string, profile?: string): string;
  /** Assumes the role that deploys the service of the workflow's input. */
  deployRole(environment: string): string;
  /** Lines that only a repository with GitHub's code scanning has. */
  ifScanned(lines: string): string;
  upload(name: string, path: string, more?: string): string;
  download(name: string): string;
}

/** Checkout and packages, which most jobs begin with. */
export const prepared = (steps: Steps): string => steps.checkout() + steps.setup();

/** A step with more keys, which come first. */
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
