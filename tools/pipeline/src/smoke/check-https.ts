import { failed, passed, type Check } from './check.ts';
import type { Answer } from './request.ts';

/** Whether no https response leads to an address without https. */
export function checkHttps(answers: readonly Answer[]): Check {
  for (const { request, headers } of answers) {
    const to = headers.get('location') ?? '';
    if (/^http:/i.test(to))
      return failed('https', `${request.method} ${request.path} leads to ${to}`);
  }
  return passed('https', 'its certificate is valid, and nothing leads away from it');
}
