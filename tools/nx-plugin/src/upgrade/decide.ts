import { mergeJson } from './merge-json.ts';
import { mergeText } from './merge-text.ts';

/** One file in three versions; null if it does not exist. */
export interface FileVersions {
  readonly base: string | null;
  readonly own: string | null;
  readonly generated: string | null;
}

/** The decision on a file. */
export interface Decision {
  readonly outcome: 'unchanged' | 'added' | 'updated' | 'removed' | 'kept' | 'merged' | 'conflict';
  /** The new content of the team's file; null deletes it, undefined leaves it unchanged. */
  readonly write?: string | null;
  /** The proposal to write beside it, for the team to decide on. */
  readonly proposal?: string;
  /** The places where the changes conflict. */
  readonly conflicts?: string;
}

const UNCHANGED: Decision = { outcome: 'unchanged' };

/**
 * Decides what an upgrade does to a file. Deleted files stay deleted, and the team's edits are never overwritten: the
 * release's change is merged or proposed.
 * @param labels Names of the versions, in the markers of conflicts.
 */
export function decide(
  path: string,
  { base, own, generated }: FileVersions,
  labels: { base: string; own: string; generated: string },
): Decision {
  if (own === generated || base === generated) return UNCHANGED;
  if (own === null) return base === null ? { outcome: 'added', write: generated } : UNCHANGED;
  if (own === base) {
    return generated === null
      ? { outcome: 'removed', write: null }
      : { outcome: 'updated', write: generated };
  }
  // Edited, and no longer generated: nothing may use it any more, which only the team can judge.
  if (generated === null) return { outcome: 'kept' };
  if (base === null)
    return { outcome: 'conflict', proposal: generated, conflicts: 'a file that you made' };
  return path.endsWith('.json')
    ? decideJson({ base, own, generated })
    : decideText({ base, own, generated }, labels);
}

function decideJson(versions: { base: string; own: string; generated: string }): Decision {
  const { text, conflicts, proposal } = mergeJson(versions);
  const write = text === versions.own ? {} : { write: text };
  if (conflicts.length > 0)
    return { outcome: 'conflict', ...write, proposal, conflicts: conflicts.join(', ') };
  return text === versions.own ? UNCHANGED : { outcome: 'merged', write: text };
}

function decideText(
  versions: { base: string; own: string; generated: string },
  labels: { base: string; own: string; generated: string },
): Decision {
  const { text, conflicts } = mergeText(versions, labels);
  if (conflicts > 0)
    return {
      outcome: 'conflict',
      proposal: text,
      conflicts: `${conflicts} place${conflicts === 1 ? '' : 's'}`,
    };
  return text === versions.own ? UNCHANGED : { outcome: 'merged', write: text };
}
