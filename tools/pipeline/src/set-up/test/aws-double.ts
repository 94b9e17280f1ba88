import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startLocalAws } from '@gatehouse/local-aws';
import type { AccountDouble } from './account-double.ts';
import type { Answer } from './aws-answer.ts';
import { isWrite, readCall, type Call } from './aws-call.ts';
import { forward } from './forward.ts';
import type { Interruption } from './interruption.ts';
import { answerMail, type MailSubscription } from './mail-subscription.ts';
import { Route53Double } from './route53-double.ts';
import { makeWhatStackMakes } from './stack-resources.ts';
import { xml } from './xml.ts';

const scanning = {
  scanType: 'ENHANCED',
  rules: [
    {
      scanFrequency: 'CONTINUOUS_SCAN',
      repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }],
    },
  ],
};

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
    return service === 'sns' ? answerMail(call, subscriptions) : undefined;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    if (interruption.cut) return void response.destroy();
    const answer = own(call) ?? (await forward(aws.url, request, call.body));
    if (call.action === 'CreateStack' && answer.status === 200)
      await makeWhatStackMakes(aws, identity, call.form.get('StackName') ?? '');
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
