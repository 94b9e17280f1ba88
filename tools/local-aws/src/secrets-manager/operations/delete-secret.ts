import type { Operations } from '../context.ts';
import { invalidParameter } from '../errors.ts';
import { identity, seconds } from '../output.ts';

const day = 86_400_000;

export const deleteSecretOperations: Operations = {
  DeleteSecret(input, { store }) {
    const id = input.string('SecretId');
    const force = input.boolean('ForceDeleteWithoutRecovery') ?? false;
    const window = input.integer('RecoveryWindowInDays', 7, 30);
    if (force && window !== undefined)
      throw invalidParameter(
        "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
      );
    const now = Date.now();
    if (force) {
      // A forced deletion of a missing secret is no error, as in AWS.
      const secret = store.findOrUndefined(id);
      if (secret) store.remove(secret);
      return { ...(secret ? identity(secret) : { Name: id }), DeletionDate: seconds(now) };
    }
    const secret = store.live(id);
    const dueAt = now + (window ?? 30) * day;
    store.save({ ...secret, deletion: { requestedAt: now, dueAt } });
    return { ...identity(secret), DeletionDate: seconds(dueAt) };
  },

  RestoreSecret(input, { store }) {
    const { deletion: _, ...secret } = store.find(input.string('SecretId'));
    return identity(store.save(secret));
  },
};
