import { complaintsOf } from '../test/complaints-of.ts';
import { actionOf, ofJob, ofStep } from '../test/workflows.ts';
import { knownInputs } from './known-inputs.ts';

const INPUTS = 'inputs: { service: { required: true }, cache: {} }';
const OURS = {
  '.github/workflows/called.yml': `on: { workflow_call: { ${INPUTS} } }\njobs: {}\n`,
  '.github/actions/mine/action.yml': `${INPUTS}\n${actionOf('run: exit 1')}`,
};
const complaints = (text: string) =>
  complaintsOf(knownInputs, { ...OURS, '.github/workflows/a.yml': text });

describe.each([
  ['a workflow', './.github/workflows/called.yml', (call: string) => ofJob(call), 4],
  ['an action', './.github/actions/mine', (call: string) => ofStep(call), 6],
] as const)('known-inputs, of %s', (_, uses, of, line) => {
  const call = (values: string) => complaints(of(`uses: ${uses}\nwith: { ${values} }`));

  it('finds what is missing, and what is too much', () => {
    expect(call('cache: true')).toEqual([expect.stringMatching(`${uses} needs "service"$`)]);
    expect(call('service: x, sevice: x')).toEqual([
      expect.stringMatching(`${uses} knows no "sevice"$`),
    ]);
  });

  it('finds that there is no such thing, in its line', () => {
    const gone = uses.replace(/called|mine/, 'gone');
    expect(complaints(of(`uses: ${gone}`))).toEqual([`${line} ${gone} is not there`]);
  });

  it('is content with what is asked for', () => {
    expect(call('service: x')).toEqual([]);
    expect(call('service: x, cache: true')).toEqual([]);
  });
});

describe('known-inputs', () => {
  it('leaves what is not ours to GitHub', () => {
    expect(complaints(ofStep('uses: actions/checkout@a\nwith: { x: y }'))).toEqual([]);
  });
});
