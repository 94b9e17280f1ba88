import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A step that uses an action by a path of the repository. */
export interface LocalAction {
  readonly file: string;
  readonly uses: string;
}

/**
 * Steps of workflows and actions that use `./...`, which GitHub rejects if it requires pinned actions. `$/...` is
 * accepted.
 */
export function localActionsIn(root: string): readonly LocalAction[] {
  const folder = join(root, '.github');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?:workflows|actions)[/\\].*\.ya?ml$/.test(file))
    .sort()
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^\s*-?\s*uses:\s*(\.\/[^\s#]+)/gm)]
        .map((match) => match[1]!)
        // A called workflow is not an action.
        .filter((uses) => !/\.ya?ml$/.test(uses))
        .map((uses) => ({ file: `.github/${file}`, uses })),
    );
}
