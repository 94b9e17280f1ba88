import { complaintsOf } from '../test/complaints-of.ts';
import { ofStep } from '../test/workflows.ts';
import { knownCommands } from './known-commands.ts';

const complaints = (run: string) => complaintsOf(knownCommands, ofStep(`run: ${run}`));

describe('known-commands', () => {
  it.each([
    ['npx nx chekc workflows', 'workflows has no target "chekc"'],
    ['npx nx check', ' has no target "check"'],
    ['npx nx lint nothing', 'nothing has no target "lint"'],
    ['npx nx deploy "$SERVICE"', '$SERVICE has no target "deploy"'],
    ['npx nx affected --targets=lint,tset', 'No project has a target "tset"'],
    ['npx nx affected', 'No project has a target ""'],
    ['npx gatehouse depoly', 'There is no "gatehouse depoly"'],
    ['npx gatehouse deploy --imgae x', '"gatehouse deploy" has no --imgae'],
    ['npx gatehouse-baces', 'No installed package has a program "gatehouse-baces"'],
    ['npx gatehouse deploy --imgae=x', '"gatehouse deploy" has no --imgae=x'],
  ])('finds "%s"', (run, complaint) => {
    expect(complaints(run)).toEqual([`6 ${complaint}`]);
  });

  it.each([
    'npx nx check workflows',
    'npx nx container "$SERVICE" --push',
    'npx nx affected --base=main --targets=lint,check',
    'npx nx sync:check',
    'npx gatehouse-bases',
    'npx gatehouse deploy --service "$SERVICE" --image "$IMAGE"',
  ])('accepts "%s"', (run) => {
    expect(complaints(run)).toEqual([]);
  });
});
