import { isRendered } from '../render/header.ts';
import { withCalled } from './triggers.ts';
import type { WorkflowSet } from './workflow-set.ts';

/** The rendered workflows and what they call. A team's other workflows assume no role and take part in no delivery. */
export const deliverySet = (set: WorkflowSet): WorkflowSet => ({
  ...set,
  workflows: [
    ...new Set(
      set.workflows
        .filter(({ text }) => isRendered(text))
        .flatMap((workflow) => withCalled(set, workflow)),
    ),
  ],
});
