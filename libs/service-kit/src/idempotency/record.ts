/** The record of a request with an `Idempotency-Key`. */
export interface IdempotencyRecord {
  /** Distinguishes a repeat from another request with the same key. */
  readonly fingerprint: string;
  /** Identifies the attempt that does or did the work: unique for each attempt. */
  readonly owner: string;
  /**
   * Time until which no other attempt may do the work, in milliseconds since 1970; then the owner
   * counts as dead.
   */
  readonly leaseUntil: number;
  /** Set once the work is done; without a response if that was too large to be stored. */
  readonly completed?: { readonly response?: string };
  /** When the record expires, in seconds since 1970. */
  readonly expires: number;
}

/** What to do for a request with a key. */
export type Begun =
  | { state: 'begun' }
  | { state: 'under-way'; retryAfterMs: number }
  | { state: 'completed'; response: string | undefined }
  | { state: 'other-request' };

/** Long enough for a record that is currently being written or removed. */
const MOMENT_MS = 1_000;

/**
 * Whether the work may start despite the existing record: there is none, it has expired, or its owner
 * abandoned it.
 */
export function mayBegin(
  record: IdempotencyRecord | undefined,
  fingerprint: string,
  now: number,
): boolean {
  if (record === undefined || record.expires * 1_000 <= now) return true;
  return !record.completed && record.leaseUntil <= now && record.fingerprint === fingerprint;
}

/** How to respond when a record exists. */
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

/** Where records are stored. Its methods reject if it is unreachable. */
export interface IdempotencyStore {
  /**
   * Claims the work, unless it is done, in progress elsewhere, or the key belongs to another request.
   */
  begin(id: string, record: IdempotencyRecord): Promise<Begun>;
  /**
   * Changes the record if the owner still holds it and the work is not done; otherwise returns false.
   */
  change(
    id: string,
    owner: string,
    change: Partial<Pick<IdempotencyRecord, 'leaseUntil' | 'completed' | 'expires'>>,
  ): Promise<boolean>;
}
