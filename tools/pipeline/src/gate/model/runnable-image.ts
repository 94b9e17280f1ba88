/** An image that would run. Each of its digests covers the content, so a scan of either is a scan of the image. */
export interface RunnableImage {
  /** Digest of its manifest, by which registries know it; or of its configuration, if it is in no registry. */
  readonly digest: string;
  /** Digest of its configuration, if known: docker's image id, which scanners that read files use too. */
  readonly config?: string;
}

/** Whether a digest belongs to an image. */
export const isDigestOf = ({ digest, config }: RunnableImage, given: string) =>
  given === digest || given === config;
