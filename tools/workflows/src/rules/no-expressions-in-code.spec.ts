import { complaintsOf } from '../test/complaints-of.ts';
import { actionOf, ofStep } from '../test/workflows.ts';
import { noExpressionsInCode } from './no-expressions-in-code.ts';

const TITLE = '${{ github.event.pull_request.title }}';
const complaint =
  'Hand "github.event.pull_request.title" over by "env:", and write "$NAME" in the script';

describe('no-expressions-in-code', () => {
  it('finds what is pasted into a script', () => {
    expect(complaintsOf(noExpressionsInCode, ofStep(`run: echo "${TITLE}"`))).toEqual([
      `6 ${complaint}`,
    ]);
    expect(
      complaintsOf(noExpressionsInCode, ofStep(`run: |\n  true\n  echo \${{\n  inputs.x\n  }}`)),
    ).toHaveLength(1);
  });

  it('finds it in scripts of github-script, and in our own actions', () => {
    const step = `uses: actions/github-script@a\nwith:\n  script: log("${TITLE}")`;
    expect(complaintsOf(noExpressionsInCode, ofStep(step))).toEqual([`8 ${complaint}`]);
    const file = '.github/actions/mine/action.yml';
    expect(complaintsOf(noExpressionsInCode, { [file]: actionOf(`run: echo ${TITLE}`) })).toEqual([
      `${file}:4 ${complaint}`,
    ]);
  });

  it('is content with a variable', () => {
    const step = `env:\n  TITLE: ${TITLE}\nrun: echo "$TITLE"`;
    expect(complaintsOf(noExpressionsInCode, ofStep(step))).toEqual([]);
  });
});
