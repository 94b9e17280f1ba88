import type { Call } from '../../case.ts';

export const Name = '/shop/price';

export const put = (more: object = {}): Call => [
  'PutParameter',
  { Name, Value: 'one', Type: 'String', ...more },
];

export const overwrite = put({ Value: 'two', Overwrite: true });

export const label = (more: object = {}): Call => [
  'LabelParameterVersion',
  { Name, ParameterVersion: 1, Labels: ['live'], ...more },
];

export const filter = (Key: string, ...Values: string[]) => [{ Key, Option: 'Equals', Values }];
