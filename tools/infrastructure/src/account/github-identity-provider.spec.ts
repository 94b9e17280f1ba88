import { accountTemplate } from './test/account-template.ts';

it('knows GitHub, for AWS alone', () => {
  accountTemplate().template.hasResourceProperties('AWS::IAM::OIDCProvider', {
    Url: 'https://token.actions.githubusercontent.com',
    ClientIdList: ['sts.amazonaws.com'],
  });
});
