import { jsonResponse, type ServiceResponse } from '../../protocol/http-message.ts';
import type { ServiceError } from '../../protocol/service-error.ts';

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
export const refusal = (status: number, code: string, message: string): ServiceResponse =>
  jsonResponse(status, { errors: [{ code, message }] });

export const notFound = (code: 'BLOB_UNKNOWN' | 'MANIFEST_UNKNOWN' | 'BLOB_UPLOAD_UNKNOWN') =>
  refusal(404, code, 'Requested item not found');

const CODES: Readonly<Record<string, [status: number, code: string]>> = {
  RepositoryNotFoundException: [404, 'NAME_UNKNOWN'],
  ImageTagAlreadyExistsException: [400, 'TAG_INVALID'],
  LayersNotFoundException: [404, 'MANIFEST_BLOB_UNKNOWN'],
  ReferencedImagesNotFoundException: [404, 'MANIFEST_BLOB_UNKNOWN'],
  ImageDigestDoesNotMatchException: [400, 'DIGEST_INVALID'],
};

/** An error of ECR in the format of the protocol. */
export function refusalOf({ code, message }: ServiceError): ServiceResponse {
  const [status, known] = CODES[code] ?? [400, 'MANIFEST_INVALID'];
  return refusal(status, known, message);
}
