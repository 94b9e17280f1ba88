import type { Answer, ServiceRequest } from '../front/http-message.ts';
import { accountId as builtIn } from '../region.ts';

/** fauxqs has its account built in, and finds topics by the full ARN. */
const topicArn = /^(arn:[^:]+:sns:[^:]*:)(\d{12})(:.*)$/;

const parameters = ['TopicArn', 'TargetArn', 'ResourceArn', 'SubscriptionArn'];

/** The request with this account's ARNs as fauxqs has them; its own, then, name topics that are not here. */
export function withTopicAccount(request: ServiceRequest, accountId: string): ServiceRequest {
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (accountId === builtIn || !form) return request;
  const values = new URLSearchParams(request.body.toString());
  const swapped: Readonly<Record<string, string>> = { [accountId]: builtIn, [builtIn]: accountId };
  for (const name of parameters) {
    const arn = values.get(name);
    const changed = arn?.replace(
      topicArn,
      (_, start: string, account: string, end: string) =>
        start + (swapped[account] ?? account) + end,
    );
    if (changed !== undefined) values.set(name, changed);
  }
  const body = Buffer.from(values.toString());
  return {
    ...request,
    headers: { ...request.headers, 'content-length': String(body.length) },
    body,
  };
}

/** The answer with topics in this account. */
export function withOwnAccount(answer: Answer, accountId: string): Answer {
  if (accountId === builtIn) return answer;
  const body = String(answer.body).replace(/(:sns:[^:<]*:)000000000000:/g, `$1${accountId}:`);
  return {
    ...answer,
    headers: { ...answer.headers, 'content-length': Buffer.byteLength(body) },
    body,
  };
}
