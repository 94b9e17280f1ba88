/** The result of a copy. */
export interface Copied {
  /** Digests of all manifests that belong to the image, its own first. */
  readonly manifests: readonly string[];
  /** How many of them the target already had. */
  readonly present: number;
  readonly mounted: number;
  readonly uploaded: number;
  /** Digests of manifests that refer to the image but could be started: they are not copied. */
  readonly leftBehind: readonly string[];
}
