import type {
  CreateOpenIDConnectProviderRequest,
  CreateServiceLinkedRoleRequest,
} from '@aws-sdk/client-iam';
import type { OperationParameters } from '../protocol/operations.ts';
import { ServiceError } from '../protocol/service-error.ts';

/** The parameters of each operation. */
export const accountIdentityParameters = {
  CreateServiceLinkedRole: { AWSServiceName: 'text' },
  CreateOpenIDConnectProvider: { Url: 'text', ClientIDList: ['text'] },
  ListOpenIDConnectProviders: {},
  GetAccountSummary: {},
} as const satisfies OperationParameters;

/** Names of service-linked roles that differ from the pattern of the service's name. */
const LINKED_ROLES: Readonly<Record<string, string>> = {
  'ecs.amazonaws.com': 'AWSServiceRoleForECS',
  'config.amazonaws.com': 'AWSServiceRoleForConfig',
  'elasticloadbalancing.amazonaws.com': 'AWSServiceRoleForElasticLoadBalancing',
  'ecs.application-autoscaling.amazonaws.com': 'AWSServiceRoleForApplicationAutoScaling_ECSService',
};

interface Account {
  readonly arn: (resource: string) => string;
  readonly hasRole: (name: string) => boolean;
  /** @returns the role */
  readonly createRole: (name: string, trust: object) => object | undefined;
}

/** The parts of IAM that exist once per account: service-linked roles, identity providers, the root user. */
export class AccountIdentity {
  readonly #account: Account;
  readonly #providers = new Set<string>();
  /** The root user of an account that Organizations created, which has no password and no keys. */
  #root = { AccountMFAEnabled: 0, AccountAccessKeysPresent: 0, AccountPasswordPresent: 0 };

  constructor(account: Account) {
    this.#account = account;
  }

  /** Sets which credentials the root user has: 0 or 1 each. */
  setRoot(change: Partial<Record<`Account${string}`, 0 | 1>>): void {
    this.#root = { ...this.#root, ...change };
  }

  readonly operations = {
    CreateServiceLinkedRole: ({ AWSServiceName = '' }: CreateServiceLinkedRoleRequest) => {
      const name = LINKED_ROLES[AWSServiceName];
      if (name === undefined)
        throw invalid(`The embedded AWS has no service-linked role of ${AWSServiceName}`);
      if (this.#account.hasRole(name))
        throw invalid(
          `Service role name ${name} has been taken in this account, please try a different suffix.`,
        );
      const Principal = { Service: AWSServiceName };
      return {
        Role: this.#account.createRole(name, {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }],
        }),
      };
    },

    CreateOpenIDConnectProvider: ({ Url = '' }: CreateOpenIDConnectProviderRequest) => {
      if (!Url.startsWith('https://')) throw invalid('Invalid Open ID Connect Provider URL');
      const arn = this.#account.arn(`oidc-provider/${Url.slice('https://'.length)}`);
      if (this.#providers.has(arn))
        throw new ServiceError(
          'EntityAlreadyExists',
          `Provider with url ${Url} already exists.`,
          409,
        );
      this.#providers.add(arn);
      return { OpenIDConnectProviderArn: arn };
    },

    ListOpenIDConnectProviders: () => ({
      OpenIDConnectProviderList: [...this.#providers].map((Arn) => ({ Arn })),
    }),

    GetAccountSummary: () => ({ SummaryMap: new Map(Object.entries(this.#root)) }),
  };
}

const invalid = (message: string) => new ServiceError('InvalidInput', message);
