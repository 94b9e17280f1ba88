import type { SetUpContext } from '../context.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { approversIn, teamsIn } from '../github/approvers.ts';
import { done, missing, type AutomaticStep } from '../step.ts';

interface Person {
  readonly login: string;
}

/**
 * Each team of the settings exists and may push; otherwise GitHub ignores it in CODEOWNERS. A team that approves
 * releases has two members, because authors do not approve their own.
 */
export const teams: AutomaticStep = {
  id: 'github/teams',
  title: 'The teams exist, may push, and two people can approve a release',
  kind: 'automatic',
  places: [],
  needs: ['github/repository'],
  question: 'GitHub login of the second person, where the team has one member',
  async check(context) {
    const lacking: string[] = [];
    const approvers = approversIn(context.workspace());
    for (const slug of teamsIn(context.workspace())) {
      const state = await lookAt(context, slug);
      if (!state.exists) lacking.push(`there is no team ${slug}`);
      else if (!state.pushes) lacking.push(`${slug} may not push`);
      if (approvers.includes(slug) && state.people.length < 2)
        lacking.push(`${slug} has ${state.people.length} of 2 members`);
    }
    return lacking.length === 0
      ? done(teamsIn(context.workspace()).join(', ') || 'the settings name no team')
      : missing(lacking.join(', '));
  },
  async apply(context) {
    const { github, workspace, ask } = context;
    const settings = workspace();
    const organisation = `/orgs/${settings.organisation}`;
    for (const slug of teamsIn(context.workspace())) {
      const { exists, pushes, people } = await lookAt(context, slug);
      if (!exists) await github.post(`${organisation}/teams`, { name: slug, privacy: 'closed' });
      if (!pushes)
        await github.put(`${organisation}/teams/${slug}${repositoryPath(settings)}`, {
          permission: 'push',
        });
      if (!approversIn(settings).includes(slug) || people.length >= 2) continue;
      const me = (await github.get<Person>('/user'))?.login ?? '';
      const members = people.includes(me) ? people : [...people, me];
      if (!people.includes(me)) await invite(context, slug, me);
      if (members.length >= 2) continue;
      const second = await ask({
        id: 'second-person',
        text: `GitHub login of a second person for the team ${slug}, who approves releases`,
        problem: (answer) =>
          answer.toLowerCase() === me.toLowerCase() || !/^[A-Za-z0-9-]{1,39}$/.test(answer)
            ? 'must be the login of another person'
            : undefined,
      });
      await invite(context, slug, second);
    }
  },
};

const invite = ({ github, workspace }: SetUpContext, slug: string, login: string) =>
  github.put(`/orgs/${workspace().organisation}/teams/${slug}/memberships/${login}`, {
    role: 'member',
  });

async function lookAt({ github, workspace }: SetUpContext, slug: string) {
  const settings = workspace();
  const team = `/orgs/${settings.organisation}/teams/${slug}`;
  if ((await github.get(team)) === undefined) return { exists: false, pushes: false, people: [] };
  const repositories = await github.list<{ full_name: string; permissions?: { push?: boolean } }>(
    `${team}/repos`,
  );
  const name = `${settings.organisation}/${settings.repository}`.toLowerCase();
  const members = await github.list<Person>(`${team}/members`);
  // An invited person who has not accepted yet counts as pending.
  const invited = await github.list<Person>(`${team}/invitations`);
  return {
    exists: true,
    pushes:
      repositories.find(({ full_name }) => full_name.toLowerCase() === name)?.permissions?.push ===
      true,
    people: [...members, ...invited].map(({ login }) => login),
  };
}
