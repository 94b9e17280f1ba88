import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Document } from './resource-policies.ts';

/** Values of condition keys. */
export type Context = Readonly<Record<string, string>>;

/** A request, as the simulator takes it. */
export interface Simulated {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly account: string;
  readonly identityPolicies: { name: string; policy: Document }[];
  readonly resourcePolicy: Document | undefined;
  readonly context: Context;
}

/** The decision of the simulator. */
export async function simulate({
  identityPolicies,
  resourcePolicy,
  context,
  account: accountId,
  ...request
}: Simulated): Promise<boolean> {
  const answer = await runSimulation(
    {
      identityPolicies,
      ...(resourcePolicy && { resourcePolicy }),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      request: {
        principal: request.principal,
        action: request.action,
        resource: { resource: request.resource, accountId },
        contextVariables: context,
      },
    },
    {},
  );
  const what = `${request.action} on ${request.resource}`;
  if (answer.resultType === 'error') throw new Error(`${what}: ${JSON.stringify(answer.errors)}`);
  const results = answer.resultType === 'single' ? [answer.result] : answer.results;
  const ignored = results.flatMap(({ ignoredContextKeys = [] }) => ignoredContextKeys);
  if (ignored.length > 0) throw new Error(`${what}: AWS sends no ${ignored.join(', ')}`);
  return answer.overallResult === 'Allowed';
}
