import { allows } from './allows.ts';

const policy = {
  Statement: [
    { Effect: 'Allow', Action: ['ecr:BatchGetImage', 'ecr:Get*'], Resource: 'arn:repo/a.b/?' },
    { Effect: 'Deny', Action: 'ecr:GetSecret', Resource: '*' },
  ],
};

it.each([
  ['ecr:BatchGetImage', 'arn:repo/a.b/c', true],
  ['ECR:batchgetimage', 'arn:repo/a.b/c', true],
  ['ecr:GetAuthorizationToken', 'arn:repo/a.b/c', true],
  ['ecr:GetSecret', 'arn:repo/a.b/c', false],
  ['ecr:PutImage', 'arn:repo/a.b/c', false],
  ['ecr:BatchGetImage', 'arn:repo/axb/c', false],
  ['ecr:BatchGetImage', 'arn:repo/a.b/cc', false],
])('decides %s on %s: %s', (action, resource, expected) => {
  expect(allows(policy, action, resource)).toBe(expected);
});

it('takes a single statement, and allows nothing without one', () => {
  const [Statement] = policy.Statement;
  expect(allows({ Statement }, 'ecr:BatchGetImage', 'arn:repo/a.b/c')).toBe(true);
  expect(allows({}, 'ecr:BatchGetImage', 'arn:repo/a.b/c')).toBe(false);
});
