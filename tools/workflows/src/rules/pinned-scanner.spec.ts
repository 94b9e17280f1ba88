import { complaintsOf } from '../test/complaints-of.ts';
import { ofStep } from '../test/workflows.ts';
import { pinnedScanner } from './pinned-scanner.ts';

const complaints = (values: string, action = 'aquasecurity/trivy-action') =>
  complaintsOf(pinnedScanner, ofStep(`uses: ${action}@a\nwith: { ${values} }`));

describe('pinned-scanner', () => {
  it.each(['', 'version: latest', 'version: v0.70', "version: '${{ inputs.version }}'"])(
    'finds a scanner with "%s"',
    (values) => {
      expect(complaints(values)).toEqual(['6 Say "version: v1.2.3"']);
    },
  );

  it.each(['anchore/scan-action', 'anchore/scan-action/download-grype'])(
    'finds %s without a version of Grype, which has an input of its own',
    (action) => {
      for (const values of ['', 'version: v0.117.0', 'grype-version: main'])
        expect(complaints(values, action)).toEqual(['6 Say "grype-version: v1.2.3"']);
    },
  );

  it('is content with a version', () => {
    expect(complaints('version: v0.70.0')).toEqual([]);
    expect(complaints('grype-version: v0.117.0', 'anchore/scan-action')).toEqual([]);
  });
});
