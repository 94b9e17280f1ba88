import type { OperationParameters } from '../protocol/operations.ts';
import type { Members, Parameters } from '../protocol/parameters.ts';

/** Parameters of the query protocol in the shape of the model: its maps are lists of entries. */
export function withMaps(parameters: OperationParameters): OperationParameters {
  const plain = (value: Parameters): Parameters => {
    if (typeof value !== 'object' || value instanceof RegExp) return value;
    if (Array.isArray(value)) return [plain((value as readonly [Parameters])[0])];
    const { entry } = value as { entry?: readonly [Members] };
    return entry
      ? { '*': plain(entry[0]['value'] ?? entry[0]['Value'] ?? 'any') }
      : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
  };
  return plain(parameters) as OperationParameters;
}
