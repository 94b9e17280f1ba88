import { join } from 'node:path';
import { generateFiles, type Tree } from '@nx/devkit';
import { currentRelease } from '../releases/release.ts';
import {
  hasInfrastructure,
  INFRASTRUCTURE,
  workspaceVariables,
} from '../upgrade/workspace-variables.ts';
import { recordVersion } from '../workspace/generated-by.ts';
import { scopeOf } from '../workspace/identity.ts';

/** Adds the CDK app, whose stacks the rendered workflows synthesise and deploy; an existing one stays as it is. */
export function addInfrastructure(tree: Tree): void {
  if (hasInfrastructure(tree)) return;
  const release = currentRelease();
  generateFiles(
    tree,
    join(release.folder, 'new-workspace/files', INFRASTRUCTURE),
    INFRASTRUCTURE,
    workspaceVariables(tree, scopeOf(tree).slice(1), '', release),
  );
  recordVersion(tree, INFRASTRUCTURE, release.version);
}
