import { errorResponse } from '../protocol/error-responses.ts';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import { s3Action } from '../protocol/s3-action.ts';
import type { AccountRegion } from '../arn.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { addressOf, isBucketName } from './address.ts';
import type { S3Call } from './call.ts';
import { checkHead } from './check-head.ts';
import { unsigned } from './presigned.ts';
import { s3Operations } from './operations/all-operations.ts';
import { s3Error } from './s3-error.ts';
import { S3Store } from './s3-store.ts';

/** Maximum size of a request. */
export const maxObjectBytes = 11 * 1024 * 1024;

/** S3: buckets and objects. */
export class LocalS3 {
  readonly store = new S3Store();
  readonly #place: AccountRegion;

  constructor(place: AccountRegion) {
    this.#place = place;
  }

  /**
   * Creates the bucket, unless it exists.
   * @throws ServiceError for an invalid bucket name
   */
  seedBucket(name: string): void {
    if (!isBucketName(name))
      throw s3Error('InvalidBucketName', `The bucket "${name}" of the seed is not valid.`);
    if (!this.store.has(name)) this.store.createBucket(name, Date.now());
  }

  answer(request: ServiceRequest): ServiceResponse {
    try {
      return this.#run(request);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const answer = errorResponse('s3', error.status, error.code, error.message);
      if (request.method !== 'HEAD') return answer;
      // A response to HEAD has no body, so the error is in headers for people who read them.
      const told = { 'x-amz-error-code': error.code, 'x-amz-error-message': error.message };
      return { ...answer, headers: { ...answer.headers, ...told }, body: '' };
    }
  }

  #run(request: ServiceRequest): ServiceResponse {
    const action = s3Action(request);
    const operation = Object.hasOwn(s3Operations, action) ? s3Operations[action] : undefined;
    if (!operation)
      throw s3Error(
        'MethodNotAllowed',
        `The embedded S3 has no ${request.method} for this resource.`,
      );
    const { bucket = '', key = '' } = addressOf(request.url, request.headers.host);
    const { query, headers } = unsigned(request);
    const call: S3Call = {
      request: { ...request, headers },
      bucket,
      key,
      query,
      header: (name) => {
        const value = headers[name];
        return Array.isArray(value) ? value.join(',') : value;
      },
      store: this.store,
      place: this.#place,
    };
    checkHead(call, action, operation);
    if (request.body.length > maxObjectBytes) throw s3Error('EntityTooLarge');
    return operation.run(call);
  }
}
