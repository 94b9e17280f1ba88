import type { Operations } from '../context.ts';
import { alreadyExists, invalidInput, invalidRequest } from '../errors.ts';
import type { Secret } from '../model.ts';
import { identity } from '../output.ts';
import { putVersion } from '../versions.ts';
import { tagsOf } from './tags.ts';
import { versionToken } from './version-token.ts';

const validName = /^[\w/+=.@-]{1,512}$/;

export const createSecretOperations: Operations = {
  CreateSecret(input, { store }) {
    const name = input.string('Name');
    if (!validName.test(name))
      throw invalidInput(
        'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
      );
    const value = input.value();
    const id = versionToken(input);
    const now = Date.now();
    const description = input.optionalString('Description');
    const kmsKeyId = input.optionalString('KmsKeyId');

    const existing = store.findOrUndefined(name);
    if (existing?.deletion)
      throw invalidRequest(
        "You can't create this secret because a secret with this name is already scheduled for deletion.",
      );
    if (existing) {
      // Repeats the response to the same call, because clients retry.
      const same = value && existing.versions.some((version) => version.id === id);
      if (!same)
        throw alreadyExists(`The operation failed because the secret ${name} already exists.`);
      putVersion(existing, { id, value, now });
      return { ...identity(existing), VersionId: id };
    }
    const secret: Secret = {
      name,
      arn: store.newArn(name),
      ...(description !== undefined && { description }),
      ...(kmsKeyId !== undefined && { kmsKeyId }),
      ...(input.objects('Tags') && { tags: tagsOf(input) }),
      versions: [],
      createdAt: now,
      changedAt: now,
    };
    store.save(value ? putVersion(secret, { id, value, now }) : secret);
    return { ...identity(secret), ...(value && { VersionId: id }) };
  },
};
