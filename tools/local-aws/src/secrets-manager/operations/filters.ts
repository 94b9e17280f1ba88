import { invalidParameter } from '../errors.ts';
import type { Input } from '../input.ts';
import type { Secret } from '../model.ts';

/** The strings of a secret that a filter key matches. */
const filterKeys: Readonly<Record<string, (secret: Secret) => readonly string[]>> = {
  name: ({ name }) => [name],
  description: ({ description = '' }) => [description],
  'tag-key': ({ tags = {} }) => Object.keys(tags),
  'tag-value': ({ tags = {} }) => Object.values(tags),
  'primary-region': () => [],
  'owning-service': () => [],
  all: ({ name, description = '', tags = {} }) => [
    name,
    description,
    ...Object.keys(tags),
    ...Object.values(tags),
  ],
};

/**
 * The secrets that pass every one of the request's Filters: a filter passes if any of its values is a prefix of a
 * string of its key; a value that begins with `!` is negated.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html
 */
export function filterSecrets(secrets: readonly Secret[], input: Input): readonly Secret[] {
  const filters = (input.objects('Filters') ?? []).map((filter) => {
    const key = filter.string('Key');
    const texts = Object.hasOwn(filterKeys, key) ? filterKeys[key] : undefined;
    if (!texts) throw invalidParameter(`Invalid filter key: ${key}.`);
    return { texts, values: filter.strings('Values') ?? [] };
  });
  return secrets.filter((secret) =>
    filters.every(({ texts, values }) => values.some((value) => matches(texts(secret), value))),
  );
}

const matches = (texts: readonly string[], value: string): boolean =>
  value.startsWith('!')
    ? !texts.some((text) => text.startsWith(value.slice(1)))
    : texts.some((text) => text.startsWith(value));
