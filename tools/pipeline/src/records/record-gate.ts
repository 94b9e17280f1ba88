import type { CollectedVerdict } from '../gate/collected-verdict.ts';
import type { Verdict } from '../gate/model/verdict.ts';
import type { SourceOptions } from '../gate/options.ts';
import { readSettings } from '../gate/read-settings.ts';
import { gateRecord } from './gate-record.ts';
import { openRecord } from './open-record.ts';
import { openStore, runAddress } from './open-store.ts';

export interface GateRecording {
  /**
   * Writes the record of a verdict.
   * @returns the verdict that is valid then: one that cannot be recorded is undecided
   */
  write(collected: CollectedVerdict, verdict: Verdict): Promise<Verdict>;
}

const NOTHING: GateRecording = { write: async (_, verdict) => verdict };

/**
 * Claims the record of a gate before it begins, so that a crashed gate is visible as missing. Without `--records`
 * nothing is recorded.
 */
export async function recordGate(
  options: SourceOptions & { readonly records?: string; readonly rescan?: true },
  progress: (message: string) => void,
): Promise<GateRecording> {
  const { records, service, environment, rescan } = options;
  if (records === undefined) return NOTHING;
  const started = performance.now();
  const kind = rescan ? 'rescan' : 'gate';
  try {
    const store = await openStore(records, await readSettings(), progress);
    const record = await openRecord(store, { writer: kind, environment, service });
    return {
      async write(collected, verdict) {
        const endedAt = new Date();
        const { policy, firstSeen } = collected;
        const milliseconds = performance.now() - started;
        const run = runAddress(process.env);
        const facts = { kind, sequence: record.sequence, verdict, policy, firstSeen } as const;
        try {
          await record.write(endedAt, gateRecord({ ...facts, endedAt, milliseconds, run }));
          return verdict;
        } catch (error) {
          return unrecorded(verdict, error);
        } finally {
          store.close();
        }
      },
    };
  } catch (error) {
    return { write: async (_, verdict) => unrecorded(verdict, error) };
  }
}

const unrecorded = (verdict: Verdict, error: unknown): Verdict => ({
  ...verdict,
  outcome: 'undecided',
  undecided: [...verdict.undecided, `The gate cannot be recorded: ${(error as Error).message}`],
});
