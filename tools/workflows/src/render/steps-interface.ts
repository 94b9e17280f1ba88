import type { ActionName, ToolName } from './input.ts';

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
