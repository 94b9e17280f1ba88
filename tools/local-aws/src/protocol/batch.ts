import { ServiceError } from './service-error.ts';

/** A failed entry, in the format of SQS and SNS. */
export interface FailedEntry {
  readonly Id: string;
  readonly Code: string;
  readonly Message: string;
  readonly SenderFault: boolean;
}

interface Entry {
  readonly Id?: string | undefined;
}

/**
 * Processes each entry of a batch, and lists failed and successful entries.
 * @param kind the entries' name in messages, such as SendMessageBatchRequestEntry
 * @throws ServiceError for an invalid batch
 */
export function doBatch<E extends Entry, R extends object>(
  kind: string,
  entries: readonly E[] | undefined,
  each: (entry: E) => R,
): { Successful: (R & { Id: string })[]; Failed: FailedEntry[] } {
  checkBatch(kind, entries);
  const Successful: (R & { Id: string })[] = [];
  const Failed: FailedEntry[] = [];
  for (const entry of entries ?? []) {
    const Id = entry.Id ?? '';
    try {
      Successful.push({ Id, ...each(entry) });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const Code = error.code.replace(/^InvalidParameterValueException$/, 'InvalidParameterValue');
      Failed.push({ Id, SenderFault: true, Code, Message: error.message });
    }
  }
  return { Successful, Failed };
}

function checkBatch(kind: string, entries: readonly Entry[] = []): void {
  if (entries.length === 0)
    throw new ServiceError(
      'EmptyBatchRequest',
      `There should be at least one ${kind} in the request.`,
    );
  if (entries.length > 10)
    throw new ServiceError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  const ids = entries.map(({ Id = '' }) => Id);
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id)))
    throw new ServiceError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined)
    throw new ServiceError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
}
