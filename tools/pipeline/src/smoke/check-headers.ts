import { failed, passed, type Check } from './check.ts';
import type { Answer } from './request.ts';

/**
 * The required headers of each API response, with their minimum values. From the OWASP REST Security Cheat Sheet:
 * https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers
 */
const REQUIRED: readonly (readonly [name: string, value: RegExp])[] = [
  ['cache-control', /no-store/],
  ['content-security-policy', /./],
  ['cross-origin-resource-policy', /./],
  ['referrer-policy', /./],
  ['strict-transport-security', /max-age=[1-9]/],
  ['x-content-type-options', /^nosniff$/i],
  ['x-frame-options', /./],
];

/** Whether responses of the API itself have their security headers. */
export function checkHeaders(answers: readonly Answer[]): Check {
  const problems = answers.flatMap(({ request: { method, path }, headers }) => {
    const wrong = REQUIRED.filter(([name, value]) => !value.test(headers.get(name) ?? ''));
    const names = wrong.map(([name]) => name).join(', ');
    return wrong.length > 0 ? [`${method} ${path} is without a good ${names}`] : [];
  });
  return problems.length > 0
    ? failed('security headers', problems.join('; '))
    : passed('security headers', 'all are there');
}
