/**
 * An image that would run. Each of its digests is of bytes that say what is in it, so that a scan of either is a scan
 * of the image.
 */
export interface RunnableImage {
  /** Of its manifest, by which registries know it; or of its configuration, where it is in no registry. */
  readonly digest: string;
  /** Of its configuration, where it is known: what docker calls the image's id, and scanners that read files too. */
  readonly config?: string;
}

/** Whether a digest is one of an image's. */
export const isDigestOf = ({ digest, config }: RunnableImage, given: string) =>
  given === digest || given === config;
