import { createHash } from 'node:crypto';

/** The digest of a content, as registries write it. */
export const contentDigest = (content: Buffer): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;
