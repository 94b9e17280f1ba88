import { accountTemplate } from './test/account-template.ts';
import { itKeepsEveryResourceSafe } from './test/every-resource.ts';

const { template } = accountTemplate();

itKeepsEveryResourceSafe(template);

it('IAM.28: finds resources that are open to other accounts', () => {
  template.hasResourceProperties('AWS::AccessAnalyzer::Analyzer', { Type: 'ACCOUNT' });
});

it.each([
  ['auditTrail', 'AWS::CloudTrail::Trail'],
  ['config', 'AWS::Config::ConfigurationRecorder'],
  ['securityHub', 'AWS::SecurityHub::Hub'],
  ['accessAnalyzer', 'AWS::AccessAnalyzer::Analyzer'],
  ['githubIdentityProvider', 'AWS::IAM::OIDCProvider'],
] as const)('omits what the organisation already has: %s', (what, type) => {
  template.resourceCountIs(type, 1);
  accountTemplate({ [what]: false }).template.resourceCountIs(type, 0);
});

it('records no access to objects if only management events are wanted', () => {
  const { template: cheap } = accountTemplate({ objectEvents: false });
  const [trail] = Object.values(cheap.findResources('AWS::CloudTrail::Trail'));
  expect(trail!.Properties.EventSelectors).toEqual([
    { ReadWriteType: 'All', IncludeManagementEvents: true },
  ]);
});
