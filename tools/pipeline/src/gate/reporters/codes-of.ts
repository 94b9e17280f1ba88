import type { ErrorCode } from '@gatehouse/service-manifest';
import type { Verdict } from '../model/verdict.ts';

/** The codes of a verdict that does not pass, without duplicates; empty for one that passed. */
export function codesOf({ undecided, failureCodes = [], blocks, decisions }: Verdict): ErrorCode[] {
  const codes: ErrorCode[] = [...failureCodes];
  if (undecided.length > 0 && failureCodes.length === 0) codes.push('GH-GATE-003');
  if (decisions.some(({ action }) => action === 'block')) codes.push('GH-GATE-001');
  if (blocks.length > 0) codes.push('GH-GATE-002');
  return [...new Set(codes)];
}
