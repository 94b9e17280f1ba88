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
      title: 'does not find a role',
      call: ['GetRole', { RoleName: 'none' }],
      expect: { error: 'NoSuchEntityException' },
    },
    {
      title: 'creates no roles',
      call: ['CreateRole', { RoleName: 'made', AssumeRolePolicyDocument: '{}' }],
      expect: { refused: 'CreateRole' },
    },
  ],
};
