import { complaintsOf } from '../test/complaints-of.ts';
import { actionOf, ofStep } from '../test/workflows.ts';
import { noCacheInDelivery } from './no-cache-in-delivery.ts';

const SETUP = './.github/actions/setup';
const complaints = (step: string) => complaintsOf(noCacheInDelivery, ofStep(step));
const on = (trigger: string) =>
  ofStep(`uses: ${SETUP}\nwith: { cache: 'true' }`).replace('on: push', `on: ${trigger}`);

describe('no-cache-in-delivery', () => {
  it.each([
    ['a cache', 'uses: actions/cache@a', 'A delivery reads and writes no cache'],
    ['half of one', 'uses: actions/cache/restore@a', 'A delivery reads and writes no cache'],
    ['our set-up with one', `uses: ${SETUP}\nwith: { cache: 'true' }`, 'no cache: "cache: true"'],
    ['set-up of Node with one', 'uses: actions/setup-node@a\nwith: { cache: npm }', 'cache: npm'],
    ['set-up of Node that decides itself', 'uses: actions/setup-node@a', 'package-manager-cache'],
    ['layers from one', 'uses: docker/build-push-action@a\nwith: { cache-from: gha }', 'layers'],
  ])('finds %s', (_, step, complaint) => {
    expect(complaints(step)).toEqual([expect.stringContaining(complaint)]);
  });

  it.each(['push', 'schedule', '[pull_request, push]', 'workflow_dispatch'])(
    'finds a cache in a workflow on %s',
    (trigger) => {
      expect(complaintsOf(noCacheInDelivery, on(trigger))).toHaveLength(1);
    },
  );

  it('accepts a cache only on pull requests and in the merge queue, and in what only they call', () => {
    const caller = (trigger: string) =>
      `on: ${trigger}\njobs:\n  job: { uses: ./.github/workflows/called.yml }\n`;
    const called = { '.github/workflows/called.yml': on('workflow_call') };
    const first = { '.github/workflows/a.yml': caller('[pull_request, merge_group]') };
    const second = { '.github/workflows/b.yml': caller('push') };
    expect(complaintsOf(noCacheInDelivery, on('[pull_request, merge_group]'))).toEqual([]);
    expect(complaintsOf(noCacheInDelivery, { ...called, ...first })).toEqual([]);
    expect(complaintsOf(noCacheInDelivery, { ...called, ...first, ...second })).toHaveLength(1);
    expect(complaintsOf(noCacheInDelivery, called)).toHaveLength(1);
  });

  it('lets one of our actions use a cache only where it is told to', () => {
    const action = (cache: string) => ({
      '.github/actions/setup/action.yml': actionOf(
        `uses: actions/setup-node@a\nwith: { package-manager-cache: false, cache: "${cache}" }`,
      ),
    });
    expect(complaintsOf(noCacheInDelivery, action('npm'))).toHaveLength(1);
    expect(
      complaintsOf(noCacheInDelivery, action("${{ inputs.cache == 'true' && 'npm' || '' }}")),
    ).toEqual([]);
  });
});
