import { accountTemplate } from './test/account-template.ts';
import { itKeepsEveryResourceSafe } from './test/every-resource.ts';

const { template } = accountTemplate();

itKeepsEveryResourceSafe(template);

it('IAM.28: finds what is open to others than the account', () => {
  template.hasResourceProperties('AWS::AccessAnalyzer::Analyzer', { Type: 'ACCOUNT' });
});
