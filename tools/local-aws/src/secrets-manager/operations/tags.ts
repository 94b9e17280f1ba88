import type { Operations } from '../context.ts';
import type { Input } from '../input.ts';

/** The request's Tags, by key. */
export const tagsOf = (input: Input): Record<string, string> =>
  Object.fromEntries(
    (input.objects('Tags') ?? []).map((tag) => [
      tag.string('Key'),
      tag.optionalString('Value') ?? '',
    ]),
  );

export const tagOperations: Operations = {
  TagResource(input, { store }) {
    const secret = store.live(input.string('SecretId'));
    store.save({ ...secret, tags: { ...secret.tags, ...tagsOf(input) } });
    return {};
  },

  UntagResource(input, { store }) {
    const secret = store.live(input.string('SecretId'));
    const removed = input.strings('TagKeys') ?? [];
    const kept = Object.entries(secret.tags ?? {}).filter(([key]) => !removed.includes(key));
    store.save({ ...secret, tags: Object.fromEntries(kept) });
    return {};
  },
};
