import { complaintsOf } from '../test/complaints-of.ts';
import { ofStep } from '../test/workflows.ts';
import { pinsInUse } from './pins-in-use.ts';

const PINS = `{
  "actions/checkout": { "tag": "v1", "sha": "a" },
  "actions/cache": { "tag": "v1", "sha": "b" }
}`;

describe('pins-in-use', () => {
  it('finds what is pinned and not used', () => {
    expect(
      complaintsOf(pinsInUse, {
        'security/action-pins.json': PINS,
        '.github/workflows/a.yml': ofStep('uses: actions/checkout/sub@a'),
      }),
    ).toEqual(['security/action-pins.json:3 actions/cache is used nowhere: remove it']);
  });
});
