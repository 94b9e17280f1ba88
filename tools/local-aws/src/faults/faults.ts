import type { ServiceName } from '../protocol/service-names.ts';
import { parseFaultRule, type FaultRule } from './fault-rule.ts';

/** The effect of the rules on a call: first a delay, then an optional failure. */
export interface Verdict {
  readonly delayMs: number;
  readonly failure?: FaultRule;
  /** Aborts when the rules are replaced or cleared, which ends the delay. */
  readonly replaced: AbortSignal;
}

/** The faults in force. */
export class Faults {
  #rules: { rule: FaultRule; left: number }[] = [];
  #replaced = new AbortController();

  /**
   * Replaces all faults, and ends the delays of earlier ones; throws a TypeError for an invalid one, and then changes
   * nothing.
   */
  set(...rules: FaultRule[]): void {
    const parsed = rules.map(parseFaultRule);
    this.#rules = parsed.map((rule) => ({ rule, left: rule.times ?? Infinity }));
    this.#replaced.abort();
    this.#replaced = new AbortController();
  }

  clear(): void {
    this.set();
  }

  /** The rules in force; `times` is the remaining number of calls. */
  all(): FaultRule[] {
    return this.#rules.map(({ rule, left }) =>
      left === Infinity ? { ...rule } : { ...rule, times: left },
    );
  }

  /**
   * Decides on one call and counts it against the matching rules: delays add up, and the first other rule determines
   * the failure.
   */
  decide(service: ServiceName, action: string): Verdict {
    let delayMs = 0;
    let failure: FaultRule | undefined;
    for (const entry of this.#rules) {
      const { rule } = entry;
      if (failure && rule.kind !== 'latency') continue;
      if (rule.service && rule.service !== service) continue;
      if (rule.action && rule.action !== action) continue;
      if (rule.probability !== undefined && Math.random() >= rule.probability) continue;
      entry.left -= 1;
      if (rule.kind === 'latency') delayMs += rule.ms ?? 0;
      else failure = rule;
    }
    this.#rules = this.#rules.filter(({ left }) => left > 0);
    return { delayMs, ...(failure && { failure }), replaced: this.#replaced.signal };
  }
}
