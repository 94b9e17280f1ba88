import type { Case } from '../../case.ts';
import { repositoryName, registryId, prepare } from './sample.ts';

export const repositories: readonly Case[] = [
  {
    title: 'describes repositories',
    prepare,
    call: ['DescribeRepositories', { registryId, repositoryNames: [repositoryName] }],
    expect: { answer: { repositories: [{ repositoryName, imageTagMutability: 'IMMUTABLE' }] } },
  },
  {
    title: 'describes repositories in pages',
    async prepare(aws) {
      const { ecr } = await aws.delivery();
      for (const name of ['a/a', 'b/b', 'c/c']) ecr.createRepository(name);
    },
    given: [['DescribeRepositories', { maxResults: 2 }]],
    call: [
      'DescribeRepositories',
      (answers) => ({ maxResults: 2, nextToken: answers[0]?.['nextToken'] }),
    ],
    expect: { answer: { repositories: [{ repositoryName: 'c/c' }], nextToken: undefined } },
  },
  {
    title: 'reports a missing repository',
    call: ['DescribeRepositories', { repositoryNames: ['none'] }],
    expect: { error: 'RepositoryNotFoundException' },
  },
  {
    title: 'returns the scanning configuration of a registry',
    call: ['GetRegistryScanningConfiguration', {}],
    expect: { answer: { registryId, scanningConfiguration: { scanType: 'BASIC' } } },
  },
  {
    title: 'returns the scanning configuration of repositories, and lists the missing ones',
    prepare,
    call: [
      'BatchGetRepositoryScanningConfiguration',
      { repositoryNames: [repositoryName, 'none'] },
    ],
    expect: {
      answer: {
        scanningConfigurations: [{ repositoryName, scanOnPush: true }],
        failures: [{ repositoryName: 'none', failureCode: 'REPOSITORY_NOT_FOUND' }],
      },
    },
  },
];
