import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Endpoint } from './endpoints-in.ts';

export interface Request {
  readonly action: string;
  readonly resource: string;
  /** Accounts of the caller and of the resource. */
  readonly caller: string;
  readonly owner: string;
}

/**
 * Whether all endpoints of a service allow a request that nothing else denies.
 * @throws if there is no endpoint, or AWS knows no such request
 */
export async function passesEndpoints(
  endpoints: Readonly<Record<string, Endpoint>>,
  { action, resource, caller, owner }: Request,
): Promise<boolean> {
  const service = action.split(':')[0]!;
  const names = Object.keys(endpoints).filter((name) => name.split('.')[0] === service);
  if (names.length === 0) throw new Error(`${service} has no endpoint`);
  const answers = names.map(async (name) => {
    const answer = await runSimulation(
      {
        request: {
          principal: `arn:aws:iam::${caller}:role/somebody`,
          action,
          resource: { resource, accountId: owner },
          contextVariables: { 'aws:PrincipalAccount': caller, 'aws:ResourceAccount': owner },
        },
        identityPolicies: [{ name, policy: allowing({ Action: '*' }) }],
        resourcePolicy: allowing({ Action: `${service}:*`, Principal: '*' }),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        vpcEndpointPolicies: [{ name, policy: endpoints[name]!.PolicyDocument }],
      },
      {},
    );
    if (answer.resultType !== 'single') throw new Error(`${action}: ${JSON.stringify(answer)}`);
    return answer.overallResult === 'Allowed';
  });
  return (await Promise.all(answers)).every(Boolean);
}

const allowing = (what: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Resource: '*', ...what }],
});
