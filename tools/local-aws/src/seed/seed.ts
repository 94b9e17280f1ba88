/** What exists from the start. What exists already, in kept data, is left as it is. */
export interface Seed {
  /** Names of SNS topics. */
  readonly topics?: readonly string[];
  readonly tables?: readonly TableSeed[];
  readonly queues?: readonly QueueSeed[];
  /** Names of PostgreSQL databases. */
  readonly databases?: readonly string[];
  /** Names of S3 buckets. */
  readonly buckets?: readonly string[];
  /** Values by the secret's name; an object becomes JSON. */
  readonly secrets?: Readonly<Record<string, string | object>>;
}

export interface TableSeed {
  readonly name: string;
  /** Default: a text partition key `id`. */
  readonly key?: KeySeed;
  readonly indexes?: readonly IndexSeed[];
  /** Attribute with the time at which an item expires, a number of seconds since 1970. Default: none expires. */
  readonly ttl?: string;
}

/** An SQS queue, with another one for its dead letters. */
export interface QueueSeed {
  readonly name: string;
  /** Seconds for which a received message is hidden. */
  readonly visibility: number;
  /** Receipts after which a message moves to the dead letters. */
  readonly attempts: number;
  /** Topics of the seed whose messages it gets. */
  readonly topics?: readonly string[];
}

/** Attributes of a primary key. */
export interface KeySeed {
  readonly partition: string;
  readonly sort?: string;
}

/** A global secondary index over all attributes. */
export interface IndexSeed extends KeySeed {
  readonly name: string;
}
