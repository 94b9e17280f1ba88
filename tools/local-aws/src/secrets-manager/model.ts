/** A secret's value; binary ones as base64, so that the whole model is plain JSON. */
export type SecretValue = { readonly string: string } | { readonly binary: string };

export interface SecretVersion {
  readonly id: string;
  /** Staging labels, such as AWSCURRENT. A version without any is deprecated. */
  readonly stages: readonly string[];
  /** Missing between the start of a rotation and its createSecret step. */
  readonly value?: SecretValue;
  readonly createdAt: number;
  /** The key that encrypts it; AWS's own unless the secret names one. */
  readonly kmsKeyId?: string;
  readonly accessedAt?: number;
}

export interface Rotation {
  readonly enabled: boolean;
  readonly lambdaArn?: string;
  readonly rules?: Readonly<Record<string, string | number>>;
}

/** A secret; times are milliseconds since 1970. Never changed in place: operations make a new one. */
export interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly kmsKeyId?: string;
  /** Absent in a secret that never had any, which AWS distinguishes from a secret whose last one was removed. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly versions: readonly SecretVersion[];
  readonly rotation?: Rotation;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly accessedAt?: number;
  readonly rotatedAt?: number;
  /** Set if the secret is marked for deletion: the times of the mark and of the deletion. */
  readonly deletion?: { readonly requestedAt: number; readonly dueAt: number };
}
