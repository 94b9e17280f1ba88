import { isServiceName, serviceNames, type ServiceName } from '../protocol/service-names.ts';

export const faultKinds = ['latency', 'throttle', 'error', 'hang', 'lost'] as const;

/** A fault and the calls that it affects: without `service` and `action`, all of them. */
export interface FaultRule {
  /** As in a SigV4 credential scope: `sns`, `ecs`, `elasticloadbalancing`, ... */
  service?: ServiceName;
  /** The API action, such as `Publish`. */
  action?: string;
  /**
   * `latency` delays the call by `ms`, or until the faults are replaced or cleared; `throttle` responds as the throttling service does; `error` responds with
   * `status`; `hang` never responds; `lost` executes the call, and then closes the connection instead of responding.
   */
  kind: (typeof faultKinds)[number];
  /** Milliseconds of delay; `latency` only, and required there. */
  ms?: number;
  /** HTTP status of an `error`: 500 to 599, default 500. */
  status?: number;
  /** The number of calls to affect. Default: all until the faults are cleared. */
  times?: number;
  /** Chance from 0 to 1 that the rule applies to a call; default 1. */
  probability?: number;
}

const properties = ['service', 'action', 'kind', 'ms', 'status', 'times', 'probability'];

/** Checks a rule from JSON; throws a TypeError that names the mistake. */
export function parseFaultRule(value: unknown): FaultRule {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('A fault is an object such as { "service": "sns", "kind": "throttle" }');
  const rule = value as Record<string, unknown>;
  const unknown = Object.keys(rule).find((name) => !properties.includes(name));
  if (unknown) throw new TypeError(`A fault has no "${unknown}"; it has ${properties.join(', ')}`);
  const require = (holds: boolean, message: string): void => {
    if (!holds) throw new TypeError(message);
  };
  const { service, action, kind, ms, status, times, probability } = rule;
  require(faultKinds.includes(
    kind as FaultRule['kind'],
  ), `"kind" is one of ${faultKinds.join(', ')}`);
  require(service === undefined ||
    isServiceName(service), `"service" is one of ${serviceNames.join(', ')}`);
  require(action === undefined ||
    typeof action === 'string', '"action" is the name of an API action');
  require(kind !== 'latency' || isNumber(ms, 0, 3_600_000), '"ms" is the delay, 0 to 3600000');
  require(kind === 'latency' || ms === undefined, '"ms" is for latency only');
  require(status === undefined ||
    (kind === 'error' && isNumber(status, 500, 599)), '"status" is for errors only, 500 to 599');
  require(times === undefined ||
    (Number.isInteger(times) && isNumber(times, 1, Infinity)), '"times" is a whole number from 1');
  require(probability === undefined || isNumber(probability, 0, 1), '"probability" is from 0 to 1');
  return { ...rule } as unknown as FaultRule;
}

const isNumber = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && value >= least && value <= most;
