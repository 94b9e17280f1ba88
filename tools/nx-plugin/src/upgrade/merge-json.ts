import { isDeepStrictEqual } from 'node:util';
import { parse, type JSONPath } from 'jsonc-parser';
import { editedJson, type Edit } from '../workspace/edit-json.ts';
import type { Versions } from './merge-text.ts';

/** A merged JSON file. */
export interface MergedJson {
  /** The team's content, with each change of the release that conflicts with no edit. */
  readonly text: string;
  /** Dotted paths of properties that both changed to different values. The text has the team's values. */
  readonly conflicts: readonly string[];
  /** The text with the release's values of these properties. */
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
 * Merges three versions of a JSON file by property, so that a package that the team has added beside one with a new
 * version is no conflict. Comments and format stay the team's. The team's range of a package stays; Gatehouse's own
 * packages belong together and follow the release.
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
    // Properties that the team has removed stay removed, even if the template has changed them.
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
