import { type StandardSchemaV1 } from '@standard-schema/spec';
import { describeIssues } from './describe-issues.ts';
import { SecretInvalidError } from './errors.ts';
import { type SecretVersion } from './fetch-secret.ts';
import { maskOf } from './mask.ts';
import { protectValue } from './protect-value.ts';

/** Returns the value for one read. A value that cannot be frozen is copied for each read. */
export type Reader<T> = () => T;

/**
 * Converts Secrets Manager's response into a value.
 * @throws SecretInvalidError
 */
export type Parser<T> = (
  secretName: string,
  content: SecretVersion['content'],
) => Promise<Reader<T>>;

/** The string of a SecretString, unchanged. */
export const parseText: Parser<string> = async (secretName, content) => {
  if (typeof content === 'string') return () => content;
  throw new SecretInvalidError(secretName, ['it holds binary data; read it with loadBinary()']);
};

/** The bytes of a SecretBinary. An array of bytes cannot be frozen, so each read gets its own. */
export const parseBinary: Parser<Uint8Array> = async (secretName, content) => {
  if (typeof content !== 'string') return () => Uint8Array.from(content);
  throw new SecretInvalidError(secretName, ['it holds text; read it with load()']);
};

/** JSON, as a string or as UTF-8 bytes, that satisfies a schema (Standard Schema version 1). */
export function parseJson<S extends StandardSchemaV1>(
  schema: S,
): Parser<StandardSchemaV1.InferOutput<S>> {
  return async (secretName, content) => {
    const input = decodeJson(secretName, content);
    const result = await validate(schema, input);
    if (result.problems) throw new SecretInvalidError(secretName, result.problems);
    const value = protectValue(result.value, maskOf(secretName));
    return () => value;
  };
}

/** Node's messages for invalid JSON and invalid UTF-8 quote the text, so they are dropped. */
function decodeJson(secretName: string, content: SecretVersion['content']): unknown {
  let text: string;
  try {
    text =
      typeof content === 'string'
        ? content
        : new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new SecretInvalidError(secretName, ['it is not UTF-8 text']);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new SecretInvalidError(secretName, ['it is not valid JSON']);
  }
}

/** A schema is third-party code: anything that it throws may quote the value and is dropped. */
async function validate<S extends StandardSchemaV1>(
  schema: S,
  input: unknown,
): Promise<
  { value: StandardSchemaV1.InferOutput<S>; problems?: undefined } | { problems: string[] }
> {
  try {
    const result = await schema['~standard'].validate(input);
    if (result.issues) return { problems: describeIssues(input, result.issues) };
    return { value: result.value as StandardSchemaV1.InferOutput<S> };
  } catch {
    return { problems: ['its schema failed during validation'] };
  }
}
