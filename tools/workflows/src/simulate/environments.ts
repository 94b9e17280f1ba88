import type { Workspace } from '@gatehouse/service-manifest';
import { stagesOf } from '../render/stages.ts';
import type { Scenario } from './scenario.ts';

/** Environments of the settings, as a scenario has them. */
export const environmentsOf = (workspace: Workspace): Scenario['environments'] =>
  stagesOf(workspace).map(({ name, after, reviewers }) => ({
    ...{ name, after },
    reviewers: reviewers.length > 0,
  }));
