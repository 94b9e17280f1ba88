import type { S3Call } from '../call.ts';
import { unsupportedParameter } from '../../protocol/check-parameters.ts';
import { readOutcome } from '../conditions.ts';
import type { StoredObject } from '../model.ts';
import { decode } from '../decode.ts';
import { s3Error } from '../s3-error.ts';

/**
 * The object to copy, if it meets the request's conditions.
 * @throws ServiceError
 */
export function sourceOf(call: S3Call): { bucket: string; key: string; object: StoredObject } {
  const text = (call.header('x-amz-copy-source') ?? '').replace(/^\//, '');
  if (text.includes('?versionId=')) throw unsupportedParameter('s3', 'CopyObject', 'versionId');
  const slash = text.indexOf('/');
  const [bucket, key] = [decode(text.slice(0, slash)), decode(text.slice(slash + 1))];
  if (slash < 1 || !key)
    throw s3Error(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  const object = call.store.object(bucket, key);
  const outcome = readOutcome(object, (name) => call.header(`x-amz-copy-source-${name}`));
  if (outcome !== 'ok') throw s3Error('PreconditionFailed');
  return { bucket, key, object };
}
