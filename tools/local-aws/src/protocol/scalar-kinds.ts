import type { Parameters } from './parameters.ts';

interface Kind {
  readonly named: string;
  holds(value: unknown): boolean;
}

type KindName = Exclude<Extract<Parameters, string>, 'any'>;

const matches = (named: string, pattern: RegExp): Kind => ({
  named,
  holds: (value) => typeof value === 'string' && pattern.test(value),
});

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The kinds of scalars in JSON. */
export const kinds: Readonly<Record<KindName, Kind>> = {
  text: { named: 'a string', holds: (value) => typeof value === 'string' },
  integer: { named: 'a whole number', holds: (value) => Number.isSafeInteger(value) },
  number: { named: 'a number', holds: (value) => typeof value === 'number' },
  boolean: { named: 'a boolean', holds: (value) => typeof value === 'boolean' },
  bytes: matches('base64', base64),
  time: { named: 'seconds since 1970', holds: (value) => typeof value === 'number' },
};

/** The same kinds as strings, as in the query protocol and in headers. */
export const textKinds: Readonly<Record<KindName, Kind>> = {
  text: kinds.text,
  integer: matches('a whole number', /^-?\d{1,15}$/),
  number: matches('a number', /^-?\d+(\.\d+)?$/),
  boolean: matches('true or false', /^(true|false)$/i),
  bytes: kinds.bytes,
  time: matches('a time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
};
