import type { Context, Operations } from '../context.ts';
import { invalidParameter, invalidRequest, SecretsManagerError } from '../errors.ts';
import type { Secret, SecretValue } from '../model.ts';
import { identity, seconds } from '../output.ts';
import { page } from '../pages.ts';
import { putVersion, readVersion } from '../versions.ts';
import { filterSecrets } from './filters.ts';
import { versionToken } from './version-token.ts';

export const secretValueOperations: Operations = {
  GetSecretValue(input, { store }) {
    const secret = store.live(input.string('SecretId'));
    const selector = {
      id: input.optionalString('VersionId'),
      stage: input.optionalString('VersionStage'),
    };
    return read(secret, selector, store);
  },

  PutSecretValue(input, { store }) {
    const secret = store.live(input.string('SecretId'));
    const value = input.value();
    if (!value) throw invalidRequest('You must provide either SecretString or SecretBinary.');
    const stages = input.strings('VersionStages');
    if (stages && (stages.length === 0 || stages.length > 20))
      throw invalidParameter('VersionStages must have 1 to 20 staging labels.');
    const id = versionToken(input);
    const { versions } = store.save(putVersion(secret, { id, value, stages, now: Date.now() }));
    const labels = versions.find((version) => version.id === id)?.stages;
    return { ...identity(secret), VersionId: id, VersionStages: labels };
  },

  BatchGetSecretValue(input, context) {
    const ids = input.strings('SecretIdList');
    const filters = input.objects('Filters');
    if (Boolean(ids) === Boolean(filters))
      throw invalidParameter('Either SecretIdList or Filters must be provided, but not both.');
    if (ids) return { ...batch(ids, context) };
    const { items, ...token } = page(filterSecrets(context.store.all(), input), input);
    return {
      ...batch(
        items.map(({ arn }) => arn),
        context,
      ),
      ...token,
    };
  },
};

function batch(ids: readonly string[], { store }: Context): object {
  if (ids.length === 0) throw invalidParameter('SecretIdList must not be empty.');
  const SecretValues: object[] = [];
  const Errors: object[] = [];
  for (const SecretId of ids)
    try {
      SecretValues.push(read(store.live(SecretId), {}, store));
    } catch (error) {
      if (!(error instanceof SecretsManagerError)) throw error;
      Errors.push({ SecretId, ErrorCode: error.code, Message: error.message });
    }
  return { SecretValues, Errors };
}

function read(
  secret: Secret,
  selector: Parameters<typeof readVersion>[1],
  store: Context['store'],
): object {
  const version = readVersion(secret, selector);
  store.accessed(secret, version.id);
  return {
    ...identity(secret),
    VersionId: version.id,
    ...written(version.value),
    VersionStages: version.stages,
    CreatedDate: seconds(version.createdAt),
  };
}

const written = (value: SecretValue): object =>
  'string' in value ? { SecretString: value.string } : { SecretBinary: value.binary };
