import { isDeepStrictEqual } from 'node:util';
import { REGISTRY, stackNameOf } from '@gatehouse/service-manifest';
import { credentialsOf } from '../aws/credentials.ts';
import type { AwsTarget } from '../aws/aws-targets.ts';
import { describeStack } from '../aws/stack.ts';
import type { SetUpContext } from '../context.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { readAssembly, type SynthesisedStack } from '../local/assembly.ts';
import { succeeded } from '../local/programs.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/**
 * The synthesised stacks of the registry or of an environment, with those of its account. Set-up makes the first
 * deployment. Later ones belong to the workflow: then, only what is on main is deployed.
 */
export const stacks = (place: AwsTarget, needs: readonly string[]): AutomaticStep => ({
  id: `stacks/${place.name}`,
  title: `The stacks of ${place.name} are deployed`,
  kind: 'automatic',
  places: [place.name],
  needs: ['templates', ...needs],
  minutes: place.name === REGISTRY ? 10 : 20,
  cost: 'from here on AWS charges for it: docs/costs.md',
  async check(context) {
    const seen = await Promise.all(
      stacksOf(context.root, place).map((stack) => look(context, place, stack)),
    );
    const not = (state: Seen['state']) => seen.filter((each) => each.state === state);
    const text = (some: readonly Seen[]) =>
      some.map(({ name, detail }) => `${name} (${detail})`).join(', ');
    const [absent, changed] = [not('missing'), not('differs')];
    if (absent.length > 0) return missing(text(absent));
    if (changed.length === 0) return done(`${seen.length} stacks`);
    return differs(text(changed), await workflowThatDeploys(context));
  },
  async apply({ programs, env }) {
    const args = ['deploy', 'infrastructure', `gatehouse-${place.name}-*`];
    await succeeded(
      `nx ${args.join(' ')}`,
      programs.local('nx', [...args, '--require-approval=never'], credentialsOf(place, env)),
    );
  },
});

interface Seen {
  readonly name: string;
  readonly state: 'done' | 'missing' | 'differs';
  readonly detail: string;
}

const stacksOf = (root: string, { name, account }: AwsTarget): SynthesisedStack[] =>
  readAssembly(root).filter(
    (stack) =>
      stack.name.startsWith(`gatehouse-${name}-`) || stack.name === stackNameOf.account(account),
  );

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
async function look(
  { aws }: SetUpContext,
  place: AwsTarget,
  { name, template }: SynthesisedStack,
): Promise<Seen> {
  const clients = aws(place);
  const stack = await describeStack(clients, name);
  if (stack === undefined) return { name, state: 'missing', detail: 'not there' };
  const status = stack.StackStatus ?? 'unknown';
  // A rolled-back update has restored the previous state.
  if (!/^(?:CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK)_COMPLETE$/.test(status))
    return { name, state: 'missing', detail: status };
  const { TemplateBody: body = '{}' } = await clients.cloudformation.getTemplate({
    StackName: name,
    TemplateStage: 'Original',
  });
  return isDeepStrictEqual(JSON.parse(body), template)
    ? { name, state: 'done', detail: status }
    : { name, state: 'differs', detail: 'another template' };
}

/** @returns undefined before the first push: then set-up deploys */
async function workflowThatDeploys({
  github,
  workspace,
}: SetUpContext): Promise<string | undefined> {
  const main = await github.get(repositoryPath(workspace(), '/branches/main'));
  return main === undefined ? undefined : 'gh workflow run deliver.yml --ref main';
}
