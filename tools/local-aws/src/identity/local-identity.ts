import type { GetRoleRequest, GetRoleResponse, Role } from '@aws-sdk/client-iam';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import { iamArnOf, type AccountRegion } from '../arn.ts';
import type { Operations } from '../protocol/operations.ts';
import { answerQuery } from '../protocol/query-service.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { AccountIdentity } from './account-identity.ts';
import { allows } from './allows.ts';
import { iamParameters, stsParameters } from './parameters.ts';

/** IAM's roles and STS's GetCallerIdentity, for tests in the same process. */
export class LocalIdentity {
  readonly #place: AccountRegion;
  readonly #roles = new Map<string, Role>();
  readonly #policies = new Map<string, object>();
  /** The parts that exist once in the account. */
  readonly account = new AccountIdentity({
    arn: (resource) => this.#arn(resource),
    hasRole: (name) => this.#roles.has(name),
    createRole: (name, trust) => {
      this.createRole(name, trust);
      return this.#roles.get(name);
    },
  });

  constructor(place: AccountRegion) {
    this.#place = place;
  }

  /**
   * @param trust the role's trust policy
   * @param policy its permissions; a role without a policy may do everything
   * @returns the role's ARN
   */
  createRole(
    RoleName: string,
    trust: object = { Version: '2012-10-17', Statement: [] },
    policy?: object,
  ): string {
    if (policy) this.#policies.set(RoleName, policy);
    else this.#policies.delete(RoleName);
    const Arn = this.#arn(`role/${RoleName}`);
    this.#roles.set(RoleName, {
      Path: '/',
      RoleName,
      RoleId: `AROA${Buffer.from(RoleName).toString('hex').toUpperCase().padEnd(17, '0').slice(0, 17)}`,
      Arn,
      CreateDate: new Date(),
      AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
      MaxSessionDuration: 3600,
    });
    return Arn;
  }

  removeRole(name: string): void {
    this.#roles.delete(name);
    this.#policies.delete(name);
  }

  /** Whether a role's own policy allows an action; conditions are ignored, and deny nothing. */
  allows(roleArn: string, action: string, resource: string): boolean {
    const policy = this.#policies.get(roleArn.split('/').at(-1) ?? '');
    return policy === undefined || allows(policy, action, resource);
  }

  readonly #iam = {
    ...this.account.operations,
    GetRole: ({ RoleName = '' }: GetRoleRequest): GetRoleResponse => {
      const role = this.#roles.get(RoleName);
      if (role) return { Role: role };
      const message = `The role with name ${RoleName} cannot be found.`;
      throw new ServiceError('NoSuchEntity', message, 404);
    },
  } satisfies Operations<undefined>;

  readonly #sts = {
    GetCallerIdentity: () => ({
      Arn: this.#arn('user/local'),
      UserId: 'AIDALOCAL',
      Account: this.#place.accountId,
    }),
  } satisfies Operations<undefined>;

  answer(service: 'iam' | 'sts', request: ServiceRequest): Promise<ServiceResponse> {
    return service === 'iam'
      ? answerQuery(service, request, this.#iam, undefined, iamParameters)
      : answerQuery(service, request, this.#sts, undefined, stsParameters);
  }

  #arn(resource: string): string {
    return iamArnOf(this.#place, resource);
  }
}
