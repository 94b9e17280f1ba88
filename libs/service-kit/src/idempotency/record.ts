/** What is kept of a request with an `Idempotency-Key`. */
export interface IdempotencyRecord {
  /** Tells a repeat from another request with the same key. */
  readonly fingerprint: string;
  /** Who does the work, or did it: unique for each attempt. */
  readonly owner: string;
  /** Until when nobody else may do the work, in milliseconds since 1970; then its owner is taken for dead. */
  readonly leaseUntil: number;
  /** Set once the work is done; without a response where that was too long to be kept. */
  readonly completed?: { readonly response?: string };
  /** When it counts no more, in seconds since 1970. */
  readonly expires: number;
}

/** What a request with a key is to do. */
export type Begun =
  | { state: 'begun' }
  | { state: 'under-way'; retryAfterMs: number }
  | { state: 'completed'; response: string | undefined }
  | { state: 'other-request' };

/** Long enough for a record that is just being written or removed. */
const MOMENT_MS = 1_000;

/** Whether the work may be begun over what is kept: nothing, what expired, or what its owner left behind. */
export function mayBegin(
  record: IdempotencyRecord | undefined,
  fingerprint: string,
  now: number,
): boolean {
  if (record === undefined || record.expires * 1_000 <= now) return true;
  return !record.completed && record.leaseUntil <= now && record.fingerprint === fingerprint;
}

/** What to do about a record in the way. */
export function judge(
  record: IdempotencyRecord | undefined,
  { fingerprint, owner }: Pick<IdempotencyRecord, 'fingerprint' | 'owner'>,
  now: number,
): Begun {
  if (record?.owner === owner) return { state: 'begun' };
  if (record === undefined || mayBegin(record, fingerprint, now))
    return { state: 'under-way', retryAfterMs: MOMENT_MS };
  if (record.fingerprint !== fingerprint) return { state: 'other-request' };
  return record.completed
    ? { state: 'completed', response: record.completed.response }
    : { state: 'under-way', retryAfterMs: record.leaseUntil - now };
}

/** Where records are kept. Its methods reject where it cannot be reached. */
export interface IdempotencyStore {
  /** Takes the work, unless it is done, under way elsewhere, or the key is another request's. */
  begin(id: string, record: IdempotencyRecord): Promise<Begun>;
  /** Changes the record if it is still its owner's and the work not done; otherwise gives false. */
  change(
    id: string,
    owner: string,
    change: Partial<Pick<IdempotencyRecord, 'leaseUntil' | 'completed' | 'expires'>>,
  ): Promise<boolean>;
}
