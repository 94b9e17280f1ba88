import { createHash } from 'node:crypto';
import type { ServiceResponse, ServiceRequest } from '../../protocol/http-message.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { putImage, type PutImageOptions } from '../put-image.ts';
import { referrersOf } from '../referrers.ts';
import { findImage } from '../find-image.ts';
import type { ImageId, StoredRepository } from '../model.ts';
import { notFound } from './errors.ts';
import type { DistributionRequest } from '../../protocol/distribution-route.ts';

type Manifest = (
  repository: StoredRepository,
  request: DistributionRequest,
  message: ServiceRequest,
) => ServiceResponse;

const idOf = (reference: string): ImageId =>
  reference.startsWith('sha256:') ? { imageDigest: reference } : { imageTag: reference };

/** Requests for manifests by digest or tag, and for their referrers. */
export const manifestActions: Readonly<Record<string, Manifest>> = {
  BatchGetImage(repository, { reference }) {
    const image = findImage(repository, idOf(reference));
    if (image === undefined) return notFound('MANIFEST_UNKNOWN');
    const { digest, mediaType, manifest } = image;
    return {
      status: 200,
      headers: { 'content-type': mediaType, 'docker-content-digest': digest },
      body: manifest,
    };
  },

  PutImage(repository, { reference }, { headers, body }) {
    const { imageDigest: expected, imageTag: tag } = idOf(reference);
    const mediaType = headers['content-type'];
    const digest = putOnce(repository, body.toString(), { tag, mediaType, expected });
    return {
      status: 201,
      headers: {
        location: `/v2/${repository.name}/manifests/${digest}`,
        'docker-content-digest': digest,
      },
      body: '',
    };
  },

  ListImageReferrers: (repository, { reference }) => ({
    status: 200,
    headers: { 'content-type': 'application/vnd.oci.image.index.v1+json' },
    body: JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: referrersOf(repository, reference),
    }),
  }),
};

/** In this protocol, pushing an existing image again is no error. */
function putOnce(repository: StoredRepository, manifest: string, options: PutImageOptions): string {
  try {
    return putImage(repository, manifest, options).digest;
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'ImageAlreadyExistsException')
      throw error;
    return `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
  }
}
