import type { Decision } from '../model/verdict.ts';

const ORDER = ['block', 'warn', 'grace', 'except', 'count'];

/** Blocking findings first; findings are sorted by severity, id and package. */
export function inOrder(decisions: readonly Decision[]): Decision[] {
  return [...decisions].sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action));
}
