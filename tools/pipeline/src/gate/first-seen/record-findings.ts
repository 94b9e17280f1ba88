import type { DecideInput } from '../decide/decide-input.ts';
import { decide } from '../decide/decide.ts';
import type { Verdict } from '../model/verdict.ts';
import { withoutRecord } from './first-seen-for.ts';
import type { OpenedRecord } from './record.ts';

/**
 * Records the findings of a verdict. Without a record, every run would grant the grace period again: a verdict that
 * cannot be recorded passes only by the age since publication.
 * @param input Without a record.
 */
export async function recordFindings(
  { origin, save }: OpenedRecord,
  verdict: Verdict,
  input: DecideInput,
): Promise<Verdict> {
  // Reports of another image say nothing about this one's findings.
  if (verdict.outcome === 'undecided') return verdict;
  try {
    await save(verdict.decisions.map(({ finding }) => finding));
    return verdict;
  } catch (error) {
    if (verdict.outcome === 'passed')
      return decide({
        ...input,
        warnings: [...(input.warnings ?? []), withoutRecord(origin, error)],
      });
    return {
      ...verdict,
      warnings: [...verdict.warnings, `${origin}: ${(error as Error).message}`],
    };
  }
}
