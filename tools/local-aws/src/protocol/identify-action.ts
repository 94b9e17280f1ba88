import { isDistribution, routeOf } from './distribution-route.ts';
import type { ServiceRequest } from './http-message.ts';
import type { ServiceName } from './service-names.ts';
import { s3Action } from './s3-action.ts';

/** The API action of a request (`Publish`, `GetSecretValue`, ...); `Unknown` if it names none. */
export function identifyAction(service: ServiceName, request: ServiceRequest): string {
  if (service === 's3') return s3Action(request);
  if (service === 'ecr' && isDistribution(request.url))
    return routeOf(request.method, request.url)?.action ?? 'Unknown';
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.indexOf('.') + 1) || 'Unknown';
  const query = new URLSearchParams(request.url.split('?')[1]);
  return (
    new URLSearchParams(request.body.toString()).get('Action') ?? query.get('Action') ?? 'Unknown'
  );
}
