import type { SetUpContext } from '../context.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { localActionsIn } from '../local/local-actions.ts';
import { differs, done, type AutomaticStep } from '../step.ts';

/** https://docs.github.com/en/rest/actions/permissions */
interface Permissions {
  readonly enabled: boolean;
  readonly allowed_actions?: string;
  readonly sha_pinning_required?: boolean;
}

interface WorkflowPermissions {
  readonly default_workflow_permissions: 'read' | 'write';
  readonly can_approve_pull_request_reviews: boolean;
}

/** Workflows have no permissions that they do not request, and use actions that cannot be moved to another commit. */
export const actionsPermissions: AutomaticStep = {
  id: 'github/actions',
  title: 'Workflows get read permissions by default, and actions are pinned by commit',
  kind: 'automatic',
  places: [],
  needs: ['github/repository'],
  async check(context) {
    const { permissions, workflow, pinned } = await read(context);
    const problems = [
      ...(permissions?.enabled ? [] : ['Actions are disabled']),
      ...(workflow?.default_workflow_permissions === 'read' ? [] : ['workflows may write']),
      ...(workflow?.can_approve_pull_request_reviews
        ? []
        : ['bases.yml may not open pull requests']),
      ...(pinned && !permissions?.sha_pinning_required ? ['actions need not be pinned'] : []),
    ];
    const [local] = localActionsIn(context.root);
    return problems.length > 0
      ? differs(problems.join(', '))
      : done(
          pinned || local === undefined
            ? 'read, pinned'
            : `read; pins are checked by lint alone, because GitHub would refuse ${local.uses} of ${local.file}`,
        );
  },
  async apply(context) {
    const { github, workspace } = context;
    const { permissions, workflow, pinned } = await read(context);
    if (!permissions?.enabled || (pinned && !permissions.sha_pinning_required))
      await github.put(repositoryPath(workspace(), '/actions/permissions'), {
        enabled: true,
        allowed_actions: permissions?.allowed_actions ?? 'all',
        ...(pinned && { sha_pinning_required: true }),
      });
    if (
      workflow?.default_workflow_permissions !== 'read' ||
      !workflow.can_approve_pull_request_reviews
    )
      await github.put(repositoryPath(workspace(), '/actions/permissions/workflow'), {
        default_workflow_permissions: 'read',
        // GitHub has one setting for opening and for approving.
        can_approve_pull_request_reviews: true,
      });
  },
};

async function read({ github, workspace, root }: SetUpContext) {
  const path = repositoryPath(workspace(), '/actions/permissions');
  return {
    permissions: await github.get<Permissions>(path),
    workflow: await github.get<WorkflowPermissions>(`${path}/workflow`),
    // If pins are required, "./" is rejected: https://github.com/orgs/community/discussions
    pinned: localActionsIn(root).length === 0,
  };
}
