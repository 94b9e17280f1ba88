import type { ParameterType, Tag } from '@aws-sdk/client-ssm';

export interface ParameterVersion {
  readonly version: number;
  readonly type: ParameterType;
  readonly value: string;
  readonly description?: string | undefined;
  readonly allowedPattern?: string | undefined;
  /** The key that encrypts a SecureString. */
  readonly keyId?: string | undefined;
  readonly modifiedAt: Date;
  labels: string[];
}

export interface StoredParameter {
  readonly name: string;
  readonly arn: string;
  /** Oldest first; the last one is current. */
  readonly versions: ParameterVersion[];
  tags: Tag[];
}

export type NewVersion = Omit<ParameterVersion, 'version' | 'modifiedAt' | 'labels'>;

/** The requested parameter and version, and the selector of the version. */
export interface Found {
  readonly parameter: StoredParameter;
  readonly version: ParameterVersion;
  /** `:3` or `:label`. */
  readonly selector?: string;
}
