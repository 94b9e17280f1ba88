import type { ServiceName } from '../protocol/service-names.ts';
import type { LocalAws } from '../local-aws.ts';

/** A call through the real SDK. The input may need what the calls before it answered. */
export type Call = readonly [
  operation: string,
  input: object | ((answers: readonly Record<string, never>[]) => object),
];

/**
 * What AWS answers: members that the answer has (a RegExp for a text, `undefined` for one that is
 * absent), or an error. `refused` names what the embedded AWS does not support and says so.
 */
export type Expected =
  | { readonly answer: object }
  | { readonly error: string; readonly message?: RegExp; readonly having?: object }
  | { readonly refused: string };

export interface Case {
  /** The operation under test; that of the last call unless said otherwise. */
  readonly operation?: string;
  /** A sentence: what AWS does. */
  readonly title: string;
  /** Makes what the SDK cannot make here: repositories, roles, target groups, alarms. */
  readonly prepare?: (aws: LocalAws) => void | Promise<void>;
  /** Calls that have to succeed first. */
  readonly given?: readonly Call[];
  /** The call whose answer counts. */
  readonly call: Call;
  readonly expect: Expected;
}

/** What AWS is documented, or was recorded, to answer; facts about one service. */
export interface ConformanceTable {
  readonly service: ServiceName;
  readonly cases: readonly Case[];
}
