import { arnOf, type AccountRegion } from '../arn.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { StoredParameter, NewVersion, Found } from './model.ts';
import { invalid } from './errors.ts';
import { versionOf } from './version.ts';

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
