import type { Source } from '../files/source.ts';
import { stemOf } from '../files/workflow-set.ts';
import type { Workflow } from '../files/workflow.ts';
import type { GithubEvent } from './scenario.ts';

interface Filters {
  readonly branches?: readonly string[];
  readonly tags?: readonly string[];
  readonly paths?: readonly string[];
  readonly 'paths-ignore'?: readonly string[];
}

export const refOf = ({ name, commit, tag }: GithubEvent): string => {
  if (tag !== undefined) return `refs/tags/${tag}`;
  if (name === 'pull_request') return `refs/pull/${commit}/merge`;
  if (name === 'merge_group') return `refs/heads/gh-readonly-queue/main/pr-${commit}`;
  return 'refs/heads/main';
};

/** Whether an event starts a workflow. */
export function starts(event: GithubEvent, source: Source<Workflow>): boolean {
  const { on = {} } = source.content;
  const filters = (
    typeof on === 'string' || on instanceof Array
      ? Object.fromEntries([on].flat().map((name) => [name, null]))
      : on
  ) as Readonly<Record<string, Filters | null>>;
  if (!(event.name in filters)) return false;
  if (event.workflow !== undefined && event.workflow !== stemOf(source)) return false;
  const { branches, tags, paths, 'paths-ignore': ignored } = filters[event.name] ?? {};
  if (event.name === 'push') {
    const [wanted, other, name] =
      event.tag === undefined ? [branches, tags, 'main'] : [tags, branches, event.tag];
    if (wanted === undefined && other !== undefined) return false;
    if (wanted !== undefined && !wanted.some((pattern) => matches(pattern, name))) return false;
  }
  const changed = event.paths ?? ['apps/payments/src/main.ts'];
  if (paths !== undefined && !changed.some((path) => paths.some((each) => matches(each, path))))
    return false;
  return !ignored || !changed.every((path) => ignored.some((each) => matches(each, path)));
}

/** GitHub's patterns: `*` does not match a slash, `**` does. */
function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^$()|[\]{}\\]/g, '\\$&')
    .replaceAll(/\*\*?/g, (stars) => (stars === '**' ? '.*' : '[^/]*'));
  return new RegExp(`^${expression}$`).test(text);
}
