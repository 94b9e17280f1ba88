import { attestationsOf, hasCodeScanning } from '@gatehouse/service-manifest';
import type { ActionName, RenderInput, ToolName } from './input.ts';
import { yaml } from './yaml.ts';

/** Steps that several jobs share, with their pins. */
export interface Steps {
  /** `OWNER/NAME/PATH@COMMIT # TAG` */
  action(name: ActionName, path?: string): string;
  /** A program that runs in its image, by digest. */
  tool(name: ToolName): string;
  /** @param history Why earlier commits are needed, if they are */
  checkout(history?: string): string;
  setup(cache?: 'cache'): string;
  /** Whether GitHub stores attestations, or a KMS key signs them. */
  readonly attestedBy: 'github' | 'kms';
  /** A permission for GitHub's attestations; empty without them. */
  attestations(level: 'read' | 'write', why: string): string;
  /**
   * The command as one file, without packages.
   * @param digest Digest of the file. Default: the output of the job `command`
   */
  gatehouse(digest?: string): string;
  /** The job that bundles the command for the other jobs of a workflow. */
  commandJob(): string;
  /** Assumes an AWS role; sets its credentials as variables of the job, or in a profile. */
  role(role: string, environment: string, profile?: string): string;
  /** Assumes the role that deploys the service of the workflow's input. */
  deployRole(environment: string): string;
  /** Lines for repositories with GitHub's code scanning only. */
  ifScanned(lines: string): string;
  upload(name: string, path: string, more?: string): string;
  download(name: string): string;
}

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
