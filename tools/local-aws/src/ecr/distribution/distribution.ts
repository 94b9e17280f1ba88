import type { ServiceResponse, ServiceRequest } from '../../protocol/http-message.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import type { Registry } from '../registry.ts';
import { blobActions } from './blobs.ts';
import { refusal, refusalOf } from './errors.ts';
import { manifestActions } from './manifests.ts';
import { routeOf } from '../../protocol/distribution-route.ts';

/**
 * The protocol for pushing and pulling images, with the token of `GetAuthorizationToken`. The registries of all
 * accounts have the same address here, so a repository is found by its name, first in the account of the embedded AWS.
 */
export function answerDistribution(request: ServiceRequest, registry: Registry): ServiceResponse {
  const { method, url, headers } = request;
  const [scheme, token = ''] = (headers.authorization ?? '').split(' ');
  if (scheme !== 'Basic' || !Buffer.from(token, 'base64').toString().startsWith('AWS:'))
    return {
      ...refusal(401, 'UNAUTHORIZED', 'Not Authorized'),
      headers: { 'www-authenticate': 'Basic realm="local",service="ecr.amazonaws.com"' },
    };
  if (/^\/v2\/?$/.test(url)) return { status: 200, headers: {}, body: '{}' };
  const found = routeOf(method, url);
  if (found === undefined)
    return refusal(405, 'UNSUPPORTED', `The embedded ecr has no ${method} of ${url}`);
  const repository = registry.named(found.repository);
  if (repository === undefined)
    return refusal(
      404,
      'NAME_UNKNOWN',
      `The repository with name '${found.repository}' does not exist in the registry`,
    );
  try {
    const blob = blobActions[found.action];
    return blob
      ? blob(repository, found, request, registry)
      : manifestActions[found.action]!(repository, found, request);
  } catch (error) {
    if (error instanceof ServiceError) return refusalOf(error);
    throw error;
  }
}
