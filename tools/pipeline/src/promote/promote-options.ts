import type { ImageReference } from '../image/image-reference.ts';

export interface PromoteOptions {
  readonly service: string;
  readonly environment: string;
  readonly image: ImageReference;
  readonly evidence: string;
  readonly policy: string;
  /** Total time limit in seconds. */
  readonly timeout: number;
  readonly format: 'text' | 'json';
}
