import { createHash, randomUUID } from 'node:crypto';
import type { ServiceResponse, ServiceRequest } from '../../protocol/http-message.ts';
import type { Registry } from '../registry.ts';
import type { StoredRepository } from '../model.ts';
import { notFound, refusal } from './errors.ts';
import type { DistributionRequest } from '../../protocol/distribution-route.ts';

type Blob = (
  repository: StoredRepository,
  request: DistributionRequest,
  message: ServiceRequest,
  registry: Registry,
) => ServiceResponse;

const done = (
  status: number,
  headers: ServiceResponse['headers'] = {},
  body: ServiceResponse['body'] = '',
) => ({
  status,
  headers: { 'docker-distribution-api-version': 'registry/2.0', ...headers },
  body,
});

const stored = ({ name }: StoredRepository, digest: string) =>
  done(201, { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest });

const uploading = ({ name }: StoredRepository, id: string) =>
  done(202, { location: `/v2/${name}/blobs/uploads/${id}`, 'docker-upload-uuid': id });

/** Requests for layers and configurations: check, download, mount from another repository, and upload. */
export const blobActions: Readonly<Record<string, Blob>> = {
  BatchCheckLayerAvailability: ({ blobs }, { reference }) =>
    blobs.has(reference)
      ? done(200, { 'docker-content-digest': reference })
      : notFound('BLOB_UNKNOWN'),

  GetDownloadUrlForLayer({ blobs }, { reference }) {
    const content = blobs.get(reference);
    return content === undefined
      ? notFound('BLOB_UNKNOWN')
      : done(200, { 'content-type': 'application/octet-stream' }, content);
  },

  /** If mounting is off, or the other repository has no such blob, an upload begins, as the protocol requires. */
  InitiateLayerUpload(repository, { query }, _message, registry) {
    const digest = query.get('mount');
    const from = query.get('from');
    if (digest !== null && from !== null && registry.mounts) {
      const source = registry.named(from);
      if (source?.blobs.has(digest)) {
        repository.blobs.set(digest, source.blobs.get(digest));
        return stored(repository, digest);
      }
    }
    const id = randomUUID();
    repository.uploads.set(id, []);
    return uploading(repository, id);
  },

  UploadLayerPart(repository, { reference }, { body }) {
    const parts = repository.uploads.get(reference);
    if (parts === undefined) return notFound('BLOB_UPLOAD_UNKNOWN');
    parts.push(body);
    return uploading(repository, reference);
  },

  CompleteLayerUpload(repository, { reference, query }, { body }) {
    const parts = repository.uploads.get(reference);
    if (parts === undefined) return notFound('BLOB_UPLOAD_UNKNOWN');
    const content = Buffer.concat([...parts, body]);
    const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
    if (query.get('digest') !== digest)
      return refusal(400, 'DIGEST_INVALID', `The digest of the layer is ${digest}`);
    repository.uploads.delete(reference);
    repository.blobs.set(digest, content);
    return stored(repository, digest);
  },
};
