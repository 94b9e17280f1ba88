import { isDeepStrictEqual } from 'node:util';
import { parse, type JSONPath } from 'jsonc-parser';
import { editedJson, type Edit } from '../workspace/edit-json.ts';
import type { Versions } from './merge-text.ts';

/** A merged file of JSON. */
export interface MergedJson {
  /** The team's, with each change of the release that contradicts no edit. */
  readonly text: string;
  /** Properties that both changed, each to another value: dotted paths. The text has the team's values. */
  readonly conflicts: readonly string[];
  /** The text with the release's values of those. */
  readonly proposal: string;
}

const RANGES = new Set([
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
]);
const OURS = /^@gatehouse\//;

/**
 * Merges three versions of a file of JSON property by property, so that a package that the team has added beside one
 * with a new version is no conflict. Comments and format stay the team's. A range of a package that the team has
 * changed stays, as it is the team's decision; Gatehouse's own packages belong together and follow the release.
 */
export function mergeJson({ base, own, generated }: Versions): MergedJson {
  const edits: Edit[] = [];
  const contradicting: Edit[] = [];
  const walk = (path: JSONPath, before: unknown, mine: unknown, after: unknown): void => {
    if (isDeepStrictEqual(before, after) || isDeepStrictEqual(mine, after)) return;
    if (isObject(before) && isObject(mine) && isObject(after)) {
      for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
        walk([...path, key], before[key], mine[key], after[key]);
      return;
    }
    const isRange = path.length === 2 && RANGES.has(String(path[0]));
    // What the team has removed stays removed, even if the template has changed it since.
    if (mine === undefined && before !== undefined) return;
    if (isDeepStrictEqual(mine, before) || (isRange && OURS.test(String(path[1]))))
      edits.push({ path, value: after });
    else if (!isRange) contradicting.push({ path, value: after });
  };
  walk([], parse(base), parse(own), parse(generated));
  const text = editedJson(own, edits);
  return {
    text,
    conflicts: contradicting.map(({ path }) => path.join('.')),
    proposal: editedJson(text, contradicting),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
