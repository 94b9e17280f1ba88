import { complaintsOf } from '../test/complaints-of.ts';
import { ofStep } from '../test/workflows.ts';
import { checkoutCredentials } from './checkout-credentials.ts';

const complaints = (values: string) =>
  complaintsOf(checkoutCredentials, ofStep(`uses: actions/checkout@a\nwith: { ${values} }`));

describe('checkout-credentials', () => {
  it.each(['', 'persist-credentials: true', "persist-credentials: '${{ inputs.keep }}'"])(
    'finds a checkout with "%s"',
    (values) => {
      expect(complaints(values)).toEqual(['6 Say "persist-credentials: false"']);
    },
  );

  it('is content with one that keeps nothing', () => {
    expect(complaints('persist-credentials: false')).toEqual([]);
  });
});
