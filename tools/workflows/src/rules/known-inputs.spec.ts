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

  it('finds missing and unknown inputs', () => {
    expect(call('cache: true')).toEqual([expect.stringMatching(`${uses} needs "service"$`)]);
    expect(call('service: x, sevice: x')).toEqual([
      expect.stringMatching(`${uses} knows no "sevice"$`),
    ]);
  });

  it('finds a missing target, with its line', () => {
    const gone = uses.replace(/called|mine/, 'gone');
    expect(complaints(of(`uses: ${gone}`))).toEqual([`${line} ${gone} is not there`]);
  });

  it('accepts the declared inputs', () => {
    expect(call('service: x')).toEqual([]);
    expect(call('service: x, cache: true')).toEqual([]);
  });
});

describe('known-inputs', () => {
  const pinned = (uses: string, actions?: object) =>
    complaintsOf(knownInputs, {
      'security/action-pins.json': JSON.stringify({
        'acme/scan': { tag: 'v1', sha: 'a', ...(actions && { actions }) },
      }),
      '.github/workflows/a.yml': ofStep(uses),
    });
  const ACTIONS = {
    '.': { inputs: ['path', 'mode'], required: ['path'] },
    deep: { inputs: ['depth'] },
  };

  it("finds inputs that a third party's action would ignore or miss, by its metadata at the pinned commit", () => {
    expect(pinned('uses: acme/scan@a\nwith: { path: x, mode: y }', ACTIONS)).toEqual([]);
    expect(pinned('uses: acme/scan@a\nwith: { pth: x }', ACTIONS)).toEqual([
      '6 acme/scan@a knows no "pth"',
      '6 acme/scan@a needs "path"',
    ]);
    expect(pinned('uses: acme/scan/deep@a\nwith: { depth: 1 }', ACTIONS)).toEqual([]);
    expect(pinned('uses: acme/scan/deep@a\nwith: { path: 1 }', ACTIONS)).toHaveLength(1);
  });

  it('finds a pinned action without its metadata', () => {
    expect(pinned('uses: acme/scan@a')).toEqual([
      '6 acme/scan@a has no inputs in security/action-pins.json',
    ]);
  });

  it('leaves actions that are not pinned, other versions, and images to another rule', () => {
    expect(pinned('uses: acme/scan@v0\nwith: { pth: x }', ACTIONS)).toEqual([]);
    expect(pinned('uses: evil/scan@a\nwith: { x: y }')).toEqual([]);
    expect(pinned('uses: docker://alpine\nwith: { args: y }')).toEqual([]);
  });
});
