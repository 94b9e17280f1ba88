import type { ImageScanFinding } from '@aws-sdk/client-ecr';

export interface StoredImage {
  readonly digest: string;
  readonly manifest: string;
  readonly mediaType: string;
  pushedAt: Date;
  /** The time of the last task start with this image. */
  pulledAt?: Date;
  tags: string[];
  scannedAt: Date;
  findings: readonly ImageScanFinding[];
}

export interface StoredRepository {
  readonly name: string;
  readonly registryId: string;
  readonly arn: string;
  readonly uri: string;
  readonly createdAt: Date;
  /** By digest, in the order in which they were pushed. */
  readonly images: Map<string, StoredImage>;
  /** Layers and configurations by digest; those that a test assumes to exist have no content. */
  readonly blobs: Map<string, Buffer | undefined>;
  /** The uploaded bytes, by upload. */
  readonly uploads: Map<string, Buffer[]>;
}

/** The identification of an image in a request. */
export interface ImageId {
  readonly imageDigest?: string | undefined;
  readonly imageTag?: string | undefined;
}
