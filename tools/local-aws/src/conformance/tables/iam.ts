import type { ConformanceTable } from '../case.ts';

export const iamTable: ConformanceTable = {
  service: 'iam',
  cases: [
    {
      title: 'describes a role',
      prepare: async (aws) => void (await aws.delivery()).identity.createRole('deploy'),
      call: ['GetRole', { RoleName: 'deploy' }],
      expect: {
        answer: { Role: { RoleName: 'deploy', Arn: /^arn:aws:iam::000000000000:role\/deploy$/ } },
      },
    },
    {
      title: 'reports a missing role',
      call: ['GetRole', { RoleName: 'none' }],
      expect: { error: 'NoSuchEntityException' },
    },
    {
      title: 'creates a service-linked role',
      given: [['CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' }]],
      call: ['GetRole', { RoleName: 'AWSServiceRoleForECS' }],
      operation: 'CreateServiceLinkedRole',
      expect: { answer: { Role: { RoleName: 'AWSServiceRoleForECS' } } },
    },
    {
      title: 'refuses to create a service-linked role twice',
      given: [['CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' }]],
      call: ['CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' }],
      expect: { error: 'InvalidInputException', message: /has been taken in this account/ },
    },
    {
      title: 'lists identity providers',
      given: [
        [
          'CreateOpenIDConnectProvider',
          { Url: 'https://token.example.com', ClientIDList: ['sts.amazonaws.com'] },
        ],
      ],
      call: ['ListOpenIDConnectProviders', {}],
      expect: {
        answer: { OpenIDConnectProviderList: [{ Arn: /:oidc-provider\/token\.example\.com$/ }] },
      },
    },
    {
      title: 'refuses to create an identity provider twice',
      given: [['CreateOpenIDConnectProvider', { Url: 'https://token.example.com' }]],
      call: ['CreateOpenIDConnectProvider', { Url: 'https://token.example.com' }],
      expect: { error: 'EntityAlreadyExistsException' },
    },
    {
      title: 'returns the credentials that the root user has',
      prepare: async (aws) =>
        (await aws.delivery()).identity.account.setRoot({ AccountMFAEnabled: 1 }),
      call: ['GetAccountSummary', {}],
      expect: { answer: { SummaryMap: { AccountMFAEnabled: 1, AccountPasswordPresent: 0 } } },
    },
    {
      title: 'refuses to create roles',
      call: ['CreateRole', { RoleName: 'made', AssumeRolePolicyDocument: '{}' }],
      expect: { refused: 'CreateRole' },
    },
  ],
};
