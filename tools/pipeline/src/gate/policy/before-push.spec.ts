import { beforePush } from './before-push.ts';

describe('the policy for an image before it is pushed', () => {
  it('does not require what only a scanner of AWS can find', () => {
    expect(beforePush({ requiredScanners: [['inspector'], ['ecr-basic', 'inspector']] })).toEqual({
      requiredScanners: [],
    });
  });

  it('still requires every other scanner, and one of several alternatives', () => {
    const trivy = { scanner: 'trivy' as const, covers: ['os' as const] };
    expect(
      beforePush({ requiredScanners: [[trivy], ['inspector', 'grype', trivy], ['inspector']] }),
    ).toEqual({ requiredScanners: [[trivy], ['grype', trivy]] });
  });

  it('leaves the rest of the policy unchanged', () => {
    const policy = { requiredScanners: [['grype' as const]], maxScanAge: 24 };
    expect(beforePush(policy)).toEqual(policy);
  });
});
