import type { ParameterType, Tag } from '@aws-sdk/client-ssm';
import { createHash } from 'node:crypto';
import { arnOf, type AccountRegion } from '../arn.ts';
import { ServiceError } from '../protocol/service-error.ts';

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

/**
 * The maximum number of versions in SSM:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html
 */
const mostVersions = 100;

/** Parameters by name. */
export class ParameterStore {
  readonly place: AccountRegion;
  readonly parameters = new Map<string, StoredParameter>();

  constructor(place: AccountRegion) {
    this.place = place;
  }

  /** @throws ServiceError if the oldest version, which would be removed, has a label */
  put(name: string, content: NewVersion): StoredParameter {
    const arn = arnOf(this.place, 'ssm', `parameter/${name.replace(/^\//, '')}`);
    const parameter = this.parameters.get(name) ?? { name, arn, versions: [], tags: [] };
    const { versions } = parameter;
    const [oldest] = versions;
    if (versions.length === mostVersions && oldest && oldest.labels.length > 0)
      throw new ServiceError(
        'ParameterMaxVersionLimitExceeded',
        `You attempted to create a new version of ${name} by calling the PutParameter API with the overwrite flag. Version ${oldest.version}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.`,
      );
    const version = (versions.at(-1)?.version ?? 0) + 1;
    versions.push({ ...content, version, modifiedAt: new Date(), labels: [] });
    if (versions.length > mostVersions) versions.shift();
    this.parameters.set(name, parameter);
    return parameter;
  }

  /**
   * By name or ARN, optionally with `:version` or `:label`; undefined if there is no such parameter. @throws
   * ServiceError if it has no such version
   */
  find(id: string): Found | undefined {
    const name = id.startsWith('arn:') ? id.slice(id.indexOf(':parameter/') + 10) : id;
    const [plain = '', wanted, ...rest] = name.split(':');
    if (rest.length > 0)
      throw invalid(
        `Invalid parameter name. Please use correct syntax for referencing a version/label <name>:<version/label>: ${name}`,
      );
    const parameter = this.parameters.get(plain) ?? this.parameters.get(plain.replace(/^\//, ''));
    if (!parameter) return undefined;
    if (wanted === undefined) return { parameter, version: parameter.versions.at(-1)! };
    return { parameter, version: versionOf(parameter, wanted), selector: `:${wanted}` };
  }

  /** @throws ParameterNotFound */
  get(id: string | undefined): Found {
    const found = this.find(id ?? '');
    if (!found) throw new ServiceError('ParameterNotFound', '');
    return found;
  }
}

/** @throws ServiceError */
export function versionOf(parameter: StoredParameter, wanted: string): ParameterVersion {
  const found = parameter.versions.find(
    ({ version, labels }) => String(version) === wanted || labels.includes(wanted),
  );
  if (found) return found;
  throw new ServiceError(
    'ParameterVersionNotFound',
    /^\d+$/.test(wanted)
      ? `Systems Manager could not find version ${wanted} of ${parameter.name}. Verify the version and try again.`
      : `Systems Manager could not find the label ${wanted} for parameter ${parameter.name}. Verify the label and try again.`,
  );
}

/**
 * The value of a SecureString without decryption; it reveals nothing about the plain text.
 */
export const valueOf = ({ type, value, version }: ParameterVersion, decrypt = false): string =>
  type === 'SecureString' && !decrypt
    ? `AQICAH${createHash('sha512').update(`${version} ${value}`).digest('base64')}`
    : value;

export const invalid = (message: string): ServiceError =>
  new ServiceError('ValidationException', message);

/** @throws ServiceError for a number that is out of bounds */
export function checkedSize(size: number | undefined, most: number, initial = most): number {
  if (size === undefined) return initial;
  if (size < 1 || size > most)
    throw invalid(
      `1 validation error detected: Value '${size}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and ${most}`,
    );
  return size;
}
