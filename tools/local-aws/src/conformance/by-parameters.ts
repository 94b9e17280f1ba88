import type { ServiceName } from '../protocol/service-names.ts';
import type { OperationParameters } from '../protocol/operations.ts';
import type { Parameters } from '../protocol/parameters.ts';
import type { SupportedService } from './supported-service.ts';

/** A service whose parameters equal those of the SDK's model. */
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
