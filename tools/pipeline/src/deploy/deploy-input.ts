import type { ImageReference } from '../image/image-reference.ts';

export interface DeployInput {
  /**
   * The build repository or the environment's release repository: the release is what is deployed.
   */
  readonly image: ImageReference;
  /** File with the gate's signed evidence. */
  readonly evidence: string | undefined;
  /** File with the policy that the evidence must follow. */
  readonly policy: string;
  /** The commit that the image was built from, 40 hexadecimal digits. */
  readonly commit: string | undefined;
  /** The reason for deploying a commit that is older than what runs. */
  readonly allowOlder: string | undefined;
  /** Whether to show only what would change; that is also possible without evidence. */
  readonly diff: boolean;
  readonly breakGlass: string | undefined;
  /** Time limit for a deployment that is in flight already, and again for this one. */
  readonly timeoutMs: number | undefined;
  readonly env: NodeJS.ProcessEnv;
}
