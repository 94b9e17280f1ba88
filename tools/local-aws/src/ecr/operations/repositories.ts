import type {
  BatchGetRepositoryScanningConfigurationRequest,
  BatchGetRepositoryScanningConfigurationResponse,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  GetAuthorizationTokenResponse,
  GetRegistryScanningConfigurationResponse,
} from '@aws-sdk/client-ecr';
import type { Operations } from '../../protocol/operations.ts';
import { domainOf } from '@gatehouse/service-manifest';
import { pageOf } from '../../protocol/pages.ts';
import type { Registry } from '../registry.ts';
import type { StoredRepository } from '../model.ts';

const TOKEN_LIFE_MS = 12 * 3_600_000;

export const repositoryOperations = {
  GetAuthorizationToken(_input: object, { place }): GetAuthorizationTokenResponse {
    const { accountId, region } = place;
    return {
      authorizationData: [
        {
          authorizationToken: Buffer.from('AWS:local').toString('base64'),
          expiresAt: new Date(Date.now() + TOKEN_LIFE_MS),
          proxyEndpoint: `https://${accountId}.dkr.ecr.${region}.${domainOf(region)}`,
        },
      ],
    };
  },

  DescribeRepositories(input: DescribeRepositoriesRequest, registry): DescribeRepositoriesResponse {
    const { registryId, repositoryNames, maxResults = 100, nextToken } = input;
    const found =
      repositoryNames?.map((name) => registry.repository(name, registryId)) ??
      registry.of(registryId);
    const { items, next } = pageOf(found, { size: maxResults, token: nextToken });
    return { repositories: items.map(repositoryOutput), nextToken: next };
  },

  /** Basic scanning, of everything on push. */
  GetRegistryScanningConfiguration(
    _input: object,
    { place },
  ): GetRegistryScanningConfigurationResponse {
    return {
      registryId: place.accountId,
      scanningConfiguration: {
        scanType: 'BASIC',
        rules: [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [everything] }],
      },
    };
  },

  BatchGetRepositoryScanningConfiguration(
    { repositoryNames = [] }: BatchGetRepositoryScanningConfigurationRequest,
    registry,
  ): BatchGetRepositoryScanningConfigurationResponse {
    return {
      scanningConfigurations: repositoryNames.flatMap((name) => {
        const repository = registry.find(name);
        return repository ? [scanningOutput(repository)] : [];
      }),
      failures: repositoryNames
        .filter((name) => !registry.find(name))
        .map((repositoryName) => ({
          repositoryName,
          failureCode: 'REPOSITORY_NOT_FOUND' as const,
          failureReason: 'Repository not found',
        })),
    };
  },
} satisfies Operations<Registry>;

const everything = { filter: '*', filterType: 'WILDCARD' } as const;

const scanningOutput = ({ arn, name }: StoredRepository) => ({
  repositoryArn: arn,
  repositoryName: name,
  scanOnPush: true,
  scanFrequency: 'SCAN_ON_PUSH' as const,
  appliedScanFilters: [everything],
});

const repositoryOutput = ({ arn, registryId, name, uri, createdAt }: StoredRepository) => ({
  repositoryArn: arn,
  registryId,
  repositoryName: name,
  repositoryUri: uri,
  createdAt,
  imageTagMutability: 'IMMUTABLE' as const,
  imageScanningConfiguration: { scanOnPush: true },
});
