import { realClock } from '../aws/clock.ts';
import { callToRefuse, checkAuthentication, DESCRIPTION } from './check-authentication.ts';
import { checkHeaders } from './check-headers.ts';
import { checkHealth, HEALTH } from './check-health.ts';
import { checkHttps } from './check-https.ts';
import type { Check } from './check.ts';
import { reach, TIMES } from './reach.ts';
import type { Answer, SmokeRequest } from './request.ts';
import { Unreachable } from './unreachable.ts';

/**
 * Tries a service as an unauthenticated client would: is it reachable and healthy, and does it
 * reject calls without a key?
 * @param origin Such as https://payments.example.com
 * @param progress Called with what the command is waiting for.
 * @returns the results, as far as the service could be reached
 */
export async function smoke(
  origin: string,
  progress: (message: string) => void,
  times = TIMES,
  clock = realClock,
): Promise<Check[]> {
  const ask = reach(origin, times, progress, clock);
  const checks: Check[] = [];
  const answers: Answer[] = [];
  const take = async (request: SmokeRequest) => {
    const answer = await ask(request);
    answers.push(answer);
    return answer;
  };
  try {
    checks.push(checkHealth(await take(HEALTH)));
    const call = callToRefuse(await take(DESCRIPTION));
    checks.push('outcome' in call ? call : checkAuthentication(await take(call)));
    // The health response needs no protection: only load balancers call it.
    checks.push(checkHeaders(answers.filter(({ request }) => request !== HEALTH)));
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const outcome = error.ours ? 'undecided' : 'failed';
    checks.push({ name: 'connection', outcome, detail: error.message });
  }
  if (origin.startsWith('https:') && answers.length > 0) checks.push(checkHttps(answers));
  return checks;
}
