import { failed, passed, type Check } from './check.ts';
import { exampleRequest } from './example-request.ts';
import { parseJson } from './parse-json.ts';
import type { Answer, SmokeRequest } from './request.ts';

export const DESCRIPTION: SmokeRequest = { method: 'GET', path: '/openapi.json' };

/** The call that must be rejected, or a failure if there is none. */
export function callToRefuse({ status, body }: Answer): SmokeRequest | Check {
  const { path } = DESCRIPTION;
  if (status !== 200) return failed('authentication', `GET ${path} answers ${status}`);
  return (
    exampleRequest(parseJson(body)) ??
    failed('authentication', `${path} describes no call that could be tried`)
  );
}

/** Whether a call without a key was rejected. */
export function checkAuthentication({ request: { method, path }, status }: Answer): Check {
  const call = `${method} ${path} without a key`;
  return status === 401
    ? passed('authentication', `${call} is refused`)
    : failed('authentication', `${call} is answered with ${status}, not 401`);
}
