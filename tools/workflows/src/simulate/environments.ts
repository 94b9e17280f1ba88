import { deployedEnvironments, type Workspace } from '@gatehouse/service-manifest';
import { reviewersOf } from '../render/stages.ts';
import type { Scenario } from './scenario.ts';

/** Environments of the settings, as a scenario has them. */
export const environmentsOf = (workspace: Workspace): Scenario['environments'] =>
  deployedEnvironments(workspace).map((name) => {
    const settings = workspace.environments[name]!;
    return {
      name,
      reviewers: reviewersOf(workspace, settings).length > 0,
      parallel: settings.parallel === true,
    };
  });
