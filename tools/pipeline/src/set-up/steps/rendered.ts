import { succeeded } from '../local/programs.ts';
import { differs, done, type AutomaticStep } from '../step.ts';

/** The rendered files contain accounts and domains too. */
export const renderedFiles = (needs: readonly string[]): AutomaticStep => ({
  id: 'rendered',
  title: 'The rendered files follow gatehouse.json',
  kind: 'automatic',
  places: [],
  needs,
  async check({ programs }) {
    const { code, tail } = await programs.look('nx', ['sync:check']);
    if (code === 0) return done('nx sync:check');
    return differs(
      tail.split('\n').find((line) => /differ|sync/.test(line)) ??
        `nx sync:check ended with ${code}`,
    );
  },
  async apply({ programs }) {
    await succeeded('nx sync', programs.local('nx', ['sync']));
  },
});
