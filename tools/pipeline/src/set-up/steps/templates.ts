import { readAssembly } from '../local/assembly.ts';
import { differs, done, type PersonalStep } from '../step.ts';

/** Every check synthesises the templates again, to compare them with the deployed ones. */
export const templates: PersonalStep = {
  id: 'templates',
  isGate: true,
  title: 'The infrastructure synthesises without a finding',
  kind: 'check',
  places: [],
  needs: ['rendered'],
  instructions: ['Fix what it reports:', '$ npx nx synth infrastructure'],
  async check({ programs, root }) {
    const { code, tail } = await programs.look('nx', ['synth', 'infrastructure']);
    if (code !== 0)
      return differs(
        tail.split('\n').find((line) => /gatehouse\.json|rror/.test(line)) ?? tail,
        'npx nx synth infrastructure',
      );
    return done(`${readAssembly(root).length} stacks`);
  },
};
