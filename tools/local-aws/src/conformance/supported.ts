import type { ServiceName } from '../front/service-names.ts';
import type { OperationParameters } from '../protocol/operations.ts';
import type { Parameters } from '../protocol/parameters.ts';
import type { ModelMember } from './models.ts';

/** The operations of a service, and whether one takes a member of the SDK's model. */
export interface SupportedService {
  readonly service: ServiceName;
  readonly operations: readonly string[];
  takes(operation: string, member: ModelMember): boolean;
}

/** A service whose parameters are those of the SDK's model. */
export const byParameters = (
  service: ServiceName,
  parameters: OperationParameters,
): SupportedService => ({
  service,
  operations: Object.keys(parameters),
  takes: (operation, { path }) => lists(parameters[operation] ?? {}, path),
});

/** Whether the parameters list the member with this path. */
export function lists(parameters: Parameters, path: string): boolean {
  let at: Parameters | undefined = parameters;
  for (const step of path.split(/(?=\[\])|\./)) {
    if (at === 'any') return true;
    if (typeof at !== 'object' || at instanceof RegExp) return false;
    if (step === '[]') at = (at as readonly [Parameters])[0];
    else {
      const members = at as Readonly<Record<string, Parameters>>;
      at = Object.hasOwn(members, step) ? members[step] : members['*'];
    }
    if (at === undefined) return false;
  }
  return true;
}

/** Every service whose parameters are checked against the SDK's model. */
export const supported: readonly SupportedService[] = [];
