import type { ServiceName } from '../protocol/service-names.ts';
import type { LocalAws } from '../local-aws.ts';

/** The responses to the earlier calls of a case. */
export type Answers = readonly Record<string, never>[];

/** A call through the real SDK. The input may depend on the responses to earlier calls. */
export type Call = readonly [operation: string, input: object | ((answers: Answers) => object)];

/**
 * The response of AWS: members of it (a RegExp for a string, `undefined` for an absent member), or an error. `refused`
 * names what the embedded AWS refuses as unsupported.
 */
export type Expected =
  | { readonly answer: object }
  | { readonly error: string; readonly message?: RegExp; readonly having?: object }
  | { readonly refused: string };

export interface Case {
  /** The operation under test. Default: that of the last call. */
  readonly operation?: string;
  /** What AWS does, as a sentence without its subject. */
  readonly title: string;
  /** Creates what the SDK cannot create here: repositories, roles, target groups, alarms. */
  readonly prepare?: (aws: LocalAws) => void | Promise<void>;
  /** Calls that must succeed first. */
  readonly given?: readonly Call[];
  /** The call whose response is compared. */
  readonly call: Call;
  readonly expect: Expected;
}

/** Documented or recorded responses of one AWS service. */
export interface ConformanceTable {
  readonly service: ServiceName;
  readonly cases: readonly Case[];
}
