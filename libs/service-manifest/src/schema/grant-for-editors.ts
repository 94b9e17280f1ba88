import { forbidden, has, where, type JsonSchema } from './json-schema-parts.ts';
import { IDEMPOTENCY } from './table-grant.ts';

/** Adds what goes together in a grant: the owner describes a resource, and the kit a table of its own. */
export const grantForEditors = (grant: JsonSchema = {}): JsonSchema => ({
  ...grant,
  anyOf: (grant.anyOf ?? []).map(withUniqueTopics),
  allOf: [
    {
      if: has('owner'),
      then: forbidden(
        'Only the manifest of the owner describes it; remove this',
        ...['key', 'indexes', 'ttl', 'visibility', 'attempts', 'topics'],
      ),
    },
    {
      if: where('access', { pattern: `^${IDEMPOTENCY}$` }),
      then: forbidden(
        `The kit defines the layout of a table with the access "${IDEMPOTENCY}"; remove this`,
        ...['delete', 'key', 'indexes', 'ttl', 'owner'],
      ),
    },
  ],
});

const withUniqueTopics = (option: JsonSchema): JsonSchema => {
  const { topics } = option.properties ?? {};
  if (topics === undefined) return option;
  return {
    ...option,
    properties: { ...option.properties, topics: { ...topics, uniqueItems: true } },
  };
};
