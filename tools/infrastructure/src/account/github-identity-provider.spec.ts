import { accountTemplate } from './test/account-template.ts';

it('registers GitHub, with AWS as the only audience', () => {
  accountTemplate().template.hasResourceProperties('AWS::IAM::OIDCProvider', {
    Url: 'https://token.actions.githubusercontent.com',
    ClientIdList: ['sts.amazonaws.com'],
  });
});
