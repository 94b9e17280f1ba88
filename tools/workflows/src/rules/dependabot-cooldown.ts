import type { Rule } from './rule.ts';

const DAYS = 7;
const ECOSYSTEMS = ['npm', 'github-actions'];

/** What is taken over is mostly found within days. zizmor: dependabot-cooldown. */
export const dependabotCooldown: Rule = {
  id: 'dependabot-cooldown',
  asks: `Dependabot looks after packages and actions, in groups, and at nothing younger than ${DAYS} days`,
  *check({ dependabot, actions }) {
    if (dependabot === undefined) {
      yield {
        place: { file: '.github/dependabot.yml', line: 1 },
        message: 'There is no such file',
      };
      return;
    }
    const updates = dependabot.content.updates ?? [];
    for (const [at, update] of updates.entries()) {
      const place = dependabot.place('updates', at, 'cooldown');
      if ((update.cooldown?.['default-days'] ?? 0) < DAYS)
        yield { place, message: `Say "cooldown: { default-days: ${DAYS} }"` };
      if (Object.keys(update.groups ?? {}).length === 0)
        yield { place, message: 'Say "groups:", or there is a pull request for each package' };
    }
    for (const ecosystem of ECOSYSTEMS)
      if (!updates.some((update) => update['package-ecosystem'] === ecosystem))
        yield { place: dependabot.place('updates'), message: `Nothing looks after ${ecosystem}` };
    const directories = updates.flatMap((update) => update.directories ?? []);
    if (actions.length > 0 && !directories.includes('/.github/actions/*'))
      yield {
        place: dependabot.place('updates'),
        message: 'Nothing looks after what our own actions use: add /.github/actions/*',
      };
  },
};
