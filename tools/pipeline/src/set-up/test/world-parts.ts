import type { AccountDouble } from './account-double.ts';
import type { GitHubDouble } from './github-double.ts';
import type { Interruption } from './interruption.ts';
import type { WorkspaceFolder } from './workspace.ts';

export interface Parts {
  readonly folder: WorkspaceFolder;
  readonly accounts: ReadonlyMap<string, AccountDouble>;
  readonly github: GitHubDouble;
  readonly interruption: Interruption;
  readonly asked: string[];
  readonly publicNames: ReadonlyMap<string, string[]>;
}
