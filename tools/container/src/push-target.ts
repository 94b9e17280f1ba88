import {
  GatehouseError,
  buildTagOf,
  repositoriesOf,
  type Workspace,
} from '@gatehouse/service-manifest';
import type { Commit } from './build-image.ts';

/** Where an image is pushed to. */
export interface PushTarget {
  readonly repository: string;
  readonly tag: string;
}

/**
 * Where the image of a service goes that was built from a commit.
 * @throws where files differ from the commit: the tag would name what the image was not built from
 */
export function pushTarget(workspace: Workspace, name: string, { id }: Commit): PushTarget {
  if (id.endsWith('-dirty'))
    throw new GatehouseError(
      'GH-CONTAINER-005',
      `--push is for a commit, and files differ from ${id.replace('-dirty', '')}: commit or remove them first (git status)`,
    );
  return { repository: repositoriesOf(workspace).build(name).uri, tag: buildTagOf(id) };
}
