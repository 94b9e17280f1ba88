import {
  createServer,
  request as send,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { startLocalAws, type Delivery, type LocalAws } from '@gatehouse/local-aws';
import type { Interruption } from './interruption.ts';
import { Route53Double } from './route53-double.ts';
import { xml } from './xml.ts';

interface MailSubscription {
  readonly topic: string;
  readonly address: string;
  confirmed: boolean;
}

/**
 * An account: the embedded AWS, and in front of it what that does not have, by the documented APIs: regions, the block
 * of public access, hosted zones, and subscriptions by mail.
 */
export interface AccountDouble {
  readonly url: string;
  readonly id: string;
  readonly aws: LocalAws;
  readonly delivery: Delivery;
  readonly route53: Route53Double;
  /** Regions that are not enabled. */
  readonly disabledRegions: Set<string>;
  readonly subscriptions: readonly MailSubscription[];
  /** Follows the links of all mails. */
  confirmMails(): void;
  stop(): Promise<void>;
}

const scanning = {
  scanType: 'ENHANCED',
  rules: [
    {
      scanFrequency: 'CONTINUOUS_SCAN',
      repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }],
    },
  ],
};

const WRITES = /^(?:Create|Put|Enable|Change|Subscribe|Update|Delete|Set|Register|Unsubscribe)/;

export async function startAccount(id: string, interruption: Interruption): Promise<AccountDouble> {
  const aws = await startLocalAws({ accountId: id, region: 'eu-central-1', tickMs: 0 });
  const delivery = await aws.delivery();
  const { identity } = delivery;
  const route53 = new Route53Double();
  const disabledRegions = new Set<string>();
  const subscriptions: MailSubscription[] = [];
  let publicAccess: string | undefined;

  /** @returns nothing for what the embedded AWS has */
  function own(call: Call): Answer | undefined {
    const { service, method, path, query, body } = call;
    if (service === 'route53') return route53.answer(method, path, query, body);
    if (service === 'account') {
      const { RegionName: region } = JSON.parse(body) as { RegionName: string };
      if (path === '/enableRegion') disabledRegions.delete(region);
      const RegionOptStatus = disabledRegions.has(region) ? 'DISABLED' : 'ENABLED';
      return { status: 200, body: JSON.stringify({ RegionName: region, RegionOptStatus }) };
    }
    if (path === '/v20180820/configuration/publicAccessBlock') {
      if (method === 'PUT') publicAccess = body.replace(/^<\?xml[^>]*>/, '');
      const error = { Code: 'NoSuchPublicAccessBlockConfiguration', Message: 'It was not found' };
      return publicAccess === undefined
        ? { status: 404, body: `<ErrorResponse>${xml({ Error: error })}</ErrorResponse>` }
        : { status: 200, body: publicAccess };
    }
    // The embedded ECR scans as a basic registry does, regardless of its stack.
    if (call.action === 'GetRegistryScanningConfiguration')
      return {
        status: 200,
        body: JSON.stringify({ registryId: id, scanningConfiguration: scanning }),
      };
    return service === 'sns' ? mail(call) : undefined;
  }

  function mail({ action, form }: Call): Answer | undefined {
    const topic = form.get('TopicArn') ?? '';
    if (action === 'Subscribe') {
      const address = form.get('Endpoint') ?? '';
      // AWS sends the mail again, and has the subscription once.
      if (!subscriptions.some((each) => each.topic === topic && each.address === address))
        subscriptions.push({ topic, address, confirmed: false });
      return sns(action, { SubscriptionArn: 'pending confirmation' });
    }
    if (action !== 'ListSubscriptionsByTopic') return undefined;
    const member = subscriptions
      .filter((each) => each.topic === topic)
      .map(({ address, confirmed }) => ({
        SubscriptionArn: confirmed ? `${topic}:0` : 'PendingConfirmation',
        Protocol: 'email',
        Endpoint: address,
        TopicArn: topic,
      }));
    return sns(action, { Subscriptions: { member } });
  }

  /** What steps look for. AWS creates it even when the caller has disconnected. */
  async function makeWhatStackMakes(stack: string): Promise<void> {
    if (stack.startsWith('gatehouse-account-')) {
      await aws.createTopic('gatehouse-operations');
      identity.account.operations.CreateOpenIDConnectProvider({
        Url: 'https://token.actions.githubusercontent.com',
      });
    }
    // A stack cannot know the value.
    if (stack.endsWith('-service-payments'))
      await fetch(aws.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'secretsmanager.CreateSecret',
        },
        body: JSON.stringify({ Name: 'payments/bank' }),
      });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    if (interruption.cut) return void response.destroy();
    const answer = own(call) ?? (await forward(aws.url, request, call.body));
    if (call.action === 'CreateStack' && answer.status === 200)
      await makeWhatStackMakes(call.form.get('StackName') ?? '');
    if (isWrite(call) && interruption.wrote(`${call.service} ${call.action}`))
      return void response.destroy();
    response.writeHead(answer.status, answer.headers ?? {});
    response.end(answer.body);
  }

  const server = createServer((request, response) => void handle(request, response));
  // A connection that it closes while a caller reuses it fails the call.
  server.keepAliveTimeout = 0;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ id, aws, route53, disabledRegions, subscriptions },
    delivery,
    confirmMails() {
      for (const each of subscriptions) each.confirmed = true;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await aws.stop();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: IncomingMessage['headers'];
}

interface Call {
  readonly service: string;
  readonly action: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly body: string;
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const { method = 'GET', headers } = request;
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://aws');
  const body = await text(request);
  const service = /\/([a-z0-9-]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1] ?? '';
  const form = new URLSearchParams(body);
  const target = String(headers['x-amz-target'] ?? '').split('.')[1];
  const action = target ?? form.get('Action') ?? `${method} ${path}`;
  return { service, action, method, path, query, form, body };
}

/** By its name, or its method where there is none; regions are read by POST too. */
const isWrite = ({ action, method, path }: Call): boolean =>
  action.startsWith(`${method} `)
    ? method !== 'GET' && path !== '/getRegionOptStatus'
    : WRITES.test(action);

const sns = (action: string, result: object) => ({
  status: 200,
  body: `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${action}Result>${xml(result)}</${action}Result></${action}Response>`,
});

function forward(
  url: string,
  { method, url: path, headers }: IncomingMessage,
  body: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const options = { method, path, port, headers: { ...headers, host: `127.0.0.1:${port}` } };
    const outgoing = send(options, (answer) => {
      text(answer).then(
        (content) =>
          resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: content }),
        reject,
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
