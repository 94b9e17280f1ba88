import { accountTemplate } from './test/account-template.ts';
import { itKeepsEveryResourceSafe } from './test/every-resource.ts';

const { template } = accountTemplate();

itKeepsEveryResourceSafe(template);

it('IAM.28: finds what is open to others than the account', () => {
  template.hasResourceProperties('AWS::AccessAnalyzer::Analyzer', { Type: 'ACCOUNT' });
});

it.each([
  ['auditTrail', 'AWS::CloudTrail::Trail'],
  ['config', 'AWS::Config::ConfigurationRecorder'],
  ['securityHub', 'AWS::SecurityHub::Hub'],
  ['accessAnalyzer', 'AWS::AccessAnalyzer::Analyzer'],
  ['githubIdentityProvider', 'AWS::IAM::OIDCProvider'],
] as const)('omits what the organisation has already: %s', (what, type) => {
  template.resourceCountIs(type, 1);
  accountTemplate({ [what]: false }).template.resourceCountIs(type, 0);
});

it('records no access to objects where only the rest of the trail is wanted', () => {
  const { template: cheap } = accountTemplate({ objectEvents: false });
  const [trail] = Object.values(cheap.findResources('AWS::CloudTrail::Trail'));
  expect(trail!.Properties.EventSelectors).toEqual([
    { ReadWriteType: 'All', IncludeManagementEvents: true },
  ]);
});
