import { complaintsOf } from '../test/complaints-of.ts';
import { ofStep } from '../test/workflows.ts';
import { pinnedScanner } from './pinned-scanner.ts';

const complaints = (values: string) =>
  complaintsOf(pinnedScanner, ofStep(`uses: aquasecurity/trivy-action@a\nwith: { ${values} }`));

describe('pinned-scanner', () => {
  it.each(['', 'version: latest', 'version: v0.70', "version: '${{ inputs.version }}'"])(
    'finds a scanner with "%s"',
    (values) => {
      expect(complaints(values)).toEqual(['6 Say "version: v1.2.3"']);
    },
  );

  it('is content with a version', () => {
    expect(complaints('version: v0.70.0')).toEqual([]);
  });
});
