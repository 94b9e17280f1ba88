import type { Answer } from '../front/http-message.ts';
import type { Lazy } from '../lazy.ts';
import type { Fauxqs } from './fauxqs.ts';

/** Calls that the embedded AWS makes to its own services: to seed, to keep and to restore. */
export interface InternalCalls {
  /**
   * @param region default: the region of the embedded AWS
   * @returns the answer's XML
   */
  sns(
    action: string,
    parameters: Readonly<Record<string, string>>,
    region?: string,
  ): Promise<string>;
}

/** These calls are not counted and meet no faults. They throw when the service refuses. */
export function internalCalls(fauxqs: Lazy<Fauxqs>, ownRegion: string): InternalCalls {
  const authorization = (service: string, region = ownRegion): string =>
    `AWS4-HMAC-SHA256 Credential=local/20000101/${region}/${service}/aws4_request, ` +
    'SignedHeaders=host, Signature=local';
  const check = (what: string, answer: Answer): Answer => {
    if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${String(answer.body)}`);
    return answer;
  };

  return {
    async sns(action, parameters, region) {
      const request = {
        method: 'POST',
        url: '/',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: authorization('sns', region),
        },
        body: Buffer.from(new URLSearchParams({ Action: action, ...parameters }).toString()),
      };
      return String(check(`SNS ${action}`, await (await fauxqs()).answer(request)).body);
    },
  };
}
