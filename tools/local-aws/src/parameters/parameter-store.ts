import type { ParameterType, Tag } from '@aws-sdk/client-ssm';
import { arnOf, type Place } from '../place.ts';
import { ServiceError } from '../protocol/service-error.ts';

export interface ParameterVersion {
  readonly version: number;
  readonly type: ParameterType;
  readonly value: string;
  readonly description?: string;
  readonly modifiedAt: Date;
}

export interface StoredParameter {
  readonly name: string;
  readonly arn: string;
  /** The oldest first; the last is current. */
  readonly versions: ParameterVersion[];
  tags: Tag[];
}

/** SSM keeps so many versions: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html */
const mostVersions = 100;

/** Parameters by name. */
export class ParameterStore {
  readonly #place: Place;
  readonly parameters = new Map<string, StoredParameter>();

  constructor(place: Place) {
    this.#place = place;
  }

  put(name: string, type: ParameterType, value: string, description?: string): StoredParameter {
    const existing = this.parameters.get(name);
    const arn = arnOf(this.#place, 'ssm', `parameter/${name.replace(/^\//, '')}`);
    const parameter = existing ?? { name, arn, versions: [], tags: [] };
    const version = {
      version: (parameter.versions.at(-1)?.version ?? 0) + 1,
      type,
      value,
      ...(description !== undefined && { description }),
      modifiedAt: new Date(),
    };
    parameter.versions.push(version);
    if (parameter.versions.length > mostVersions) parameter.versions.shift();
    this.parameters.set(name, parameter);
    return parameter;
  }

  /** By name or ARN, with `:version` if need be; undefined when there is none. */
  find(id: string): { parameter: StoredParameter; version: ParameterVersion } | undefined {
    const name = id.startsWith('arn:') ? id.slice(id.indexOf(':parameter/') + 10) : id;
    const [plain = '', wanted] = name.split(':');
    const parameter = this.parameters.get(plain) ?? this.parameters.get(plain.replace(/^\//, ''));
    const version = wanted
      ? parameter?.versions.find((each) => String(each.version) === wanted)
      : parameter?.versions.at(-1);
    return parameter && version && { parameter, version };
  }
}

export const notFound = (): ServiceError => new ServiceError('ParameterNotFound', '');
