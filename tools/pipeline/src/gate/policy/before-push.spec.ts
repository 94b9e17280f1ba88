import { beforePush } from './before-push.ts';

describe('the policy for an image before it is pushed', () => {
  it('requires nothing that only a scanner of AWS could have found', () => {
    expect(beforePush({ requiredScanners: [['inspector'], ['ecr-basic', 'inspector']] })).toEqual({
      requiredScanners: [],
    });
  });

  it('still requires every other scanner, and one of several that are accepted', () => {
    const trivy = { scanner: 'trivy' as const, covers: ['os' as const] };
    expect(
      beforePush({ requiredScanners: [[trivy], ['inspector', 'grype', trivy], ['inspector']] }),
    ).toEqual({ requiredScanners: [[trivy], ['grype', trivy]] });
  });

  it('leaves all else of the policy as it is', () => {
    const policy = { requiredScanners: [['grype' as const]], maxScanAge: 24 };
    expect(beforePush(policy)).toEqual(policy);
  });
});
