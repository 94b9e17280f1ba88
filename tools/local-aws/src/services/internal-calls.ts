import type { Answer } from '../front/http-message.ts';
import type { Lazy } from '../lazy.ts';
import type { Messaging } from './messaging.ts';
import type { Dynalite } from './dynalite.ts';
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
  /** @returns the answer's body and headers */
  s3(
    method: string,
    url: string,
    options?: { headers?: Record<string, string>; body?: Buffer },
  ): Promise<Answer>;
  /** @returns the answer's JSON; an error of the kind `ignore` is no failure */
  dynamodb(action: string, parameters: object, ignore?: string): Promise<unknown>;
}

/** These calls are not counted and meet no faults. They throw when the service refuses. */
export function internalCalls(
  messaging: Messaging,
  fauxqs: Lazy<Fauxqs>,
  dynalite: Lazy<Dynalite>,
  ownRegion: string,
): InternalCalls {
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
      return String(check(`SNS ${action}`, await messaging.sns.answer(request)).body);
    },

    async s3(method, url, { headers = {}, body = Buffer.alloc(0) } = {}) {
      const request = { method, url, headers, body };
      return check(`S3 ${method} ${url}`, await (await fauxqs()).answer(request));
    },

    async dynamodb(action, parameters, ignore) {
      const request = {
        method: 'POST',
        url: '/',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `DynamoDB_20120810.${action}`,
          'x-amz-date': '20000101T000000Z',
          authorization: authorization('dynamodb'),
        },
        body: Buffer.from(JSON.stringify(parameters)),
      };
      const answer = await (await dynalite()).answer(request);
      if (ignore && String(answer.body).includes(ignore)) return {};
      return JSON.parse(String(check(`DynamoDB ${action}`, answer).body)) as unknown;
    },
  };
}
