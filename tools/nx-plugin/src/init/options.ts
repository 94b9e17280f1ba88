import type { List } from '../workspace/listed.ts';

/** The options of `nx generate @gatehouse/nx:init`; see schema.json. */
export interface InitOptions {
  organisation?: string;
  repository?: string;
  region?: string;
  environments?: List;
  keepExistingVersions?: boolean;
}
