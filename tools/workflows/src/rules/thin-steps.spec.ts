import { complaintsOf } from '../test/complaints-of.ts';
import { ofStep } from '../test/workflows.ts';
import { thinSteps } from './thin-steps.ts';

const complaints = (run: string) => complaintsOf(thinSteps, ofStep(`run: |\n  ${run}`));
const ONE = '6 One command without logic: no pipes, no lists, no substitution';

describe('thin-steps', () => {
  it.each(['echo hello', 'aws ecs update-service', 'node script.js', 'npx cowsay', 'exit 0'])(
    'finds "%s"',
    (run) => {
      expect(complaints(run)).toEqual([`6 Make a target of it: ${run}`]);
    },
  );

  it.each([
    'npx nx lint workflows && npx nx check workflows',
    'npx gatehouse gate; npx gatehouse deploy',
    'npx gatehouse status | grep production',
    'npx nx lint "$(cat project)"',
    'npx nx lint `cat project`',
    'npx gatehouse affected > file',
    'npx nx lint one\n  npx nx lint another',
  ])('finds "%s"', (run) => {
    expect(complaints(run)).toEqual([ONE]);
  });

  it.each([
    'npx nx lint workflows',
    "npx nx deploy infrastructure 'gatehouse-production-*'",
    'npx gatehouse affected --format github >> "$GITHUB_OUTPUT"',
    'npm ci',
    'exit 1',
  ])('is content with "%s"', (run) => {
    expect(complaints(run)).toEqual([]);
  });
});
