import type { ImageReference } from '../../image/image-reference.ts';

export interface DebugInput {
  readonly image: ImageReference;
  readonly command: readonly string[];
  readonly reason: string | undefined;
  /** The task ends by itself after this time. */
  readonly forMs: number;
  readonly env: NodeJS.ProcessEnv;
  readonly write: (line: string) => void;
}
