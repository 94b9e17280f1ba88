import { createHash } from 'node:crypto';
import type { DynamoContext } from '../context.ts';
import type { Input } from '../dynalite.ts';
import { DynamoError } from '../dynamo-error.ts';

const tenMinutes = 10 * 60 * 1000;

/**
 * Whether the same transaction was made with this token in the last ten minutes.
 * @throws DynamoError if another one was
 */
export function isRepeated({ store, now }: DynamoContext, token: string, input: Input): boolean {
  for (const each of store.part('token').keys()) {
    const { time } = store.get('token', each) as { time: number };
    if (now() - time > tenMinutes) store.remove('token', each);
  }
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const known = store.get('token', token) as { hash: string } | undefined;
  if (known && known.hash !== hash)
    throw new DynamoError(
      'IdempotentParameterMismatchException',
      'The request uses the same client token as a previous, but non-identical request.',
    );
  if (!known) store.put('token', token, { hash, time: now() });
  return known !== undefined;
}
