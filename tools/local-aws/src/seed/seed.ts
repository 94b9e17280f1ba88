/** The initial resources. Those that exist already, in kept data, stay unchanged. */
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
  /** Default: a string partition key `id`. */
  readonly key?: KeySeed;
  readonly indexes?: readonly IndexSeed[];
  /** Attribute with the expiry of an item, in seconds since 1970. Default: items do not expire. */
  readonly ttl?: string;
}

/** An SQS queue with a dead-letter queue. */
export interface QueueSeed {
  readonly name: string;
  /** Seconds for which a received message is hidden. */
  readonly visibility: number;
  /** Receipts after which a message moves to the dead letters. */
  readonly attempts: number;
  /** Topics of the seed to which it subscribes. */
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
