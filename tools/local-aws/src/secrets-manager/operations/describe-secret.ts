import type { Operations } from '../context.ts';
import { identity, isLabelled, stagesByVersion, summary, versionOutput } from '../output.ts';
import { page } from '../pages.ts';
import { filterSecrets } from './filters.ts';

export const describeSecretOperations: Operations = {
  DescribeSecret(input, { store }) {
    const secret = store.find(input.string('SecretId'));
    return { ...summary(secret), VersionIdsToStages: stagesByVersion(secret) };
  },

  ListSecrets(input, { store }) {
    const planned = input.boolean('IncludePlannedDeletion') ?? false;
    const secrets = filterSecrets(
      store.all().filter(({ deletion }) => planned || !deletion),
      input,
    );
    const sorted = input.optionalString('SortOrder') === 'asc' ? secrets : [...secrets].reverse();
    const { items, ...token } = page(sorted, input);
    const SecretList = items.map((secret) => ({
      ...summary(secret),
      SecretVersionsToStages: stagesByVersion(secret),
    }));
    return { SecretList, ...token };
  },

  ListSecretVersionIds(input, { store }) {
    const secret = store.find(input.string('SecretId'));
    const deprecated = input.boolean('IncludeDeprecated') ?? false;
    const { items, ...token } = page(
      secret.versions.filter((version) => deprecated || isLabelled(version)),
      input,
    );
    const Versions = items.map(versionOutput);
    return { ...identity(secret), Versions, ...token };
  },
};
