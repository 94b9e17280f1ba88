import type { Case, ConformanceTable } from '../case.ts';

const template = (description: string) => JSON.stringify({ Description: description });
const created: Case['call'] = [
  'CreateStack',
  { StackName: 'shop', TemplateBody: template('one'), Capabilities: ['CAPABILITY_NAMED_IAM'] },
];

export const cloudformationTable: ConformanceTable = {
  service: 'cloudformation',
  cases: [
    {
      title: 'creates a stack, and returns its id',
      call: created,
      expect: {
        answer: {
          StackId: /^arn:aws:cloudformation:eu-central-1:000000000000:stack\/shop\/.{36}$/,
        },
      },
    },
    {
      title: 'refuses to create a stack twice',
      given: [created],
      call: created,
      expect: { error: 'AlreadyExistsException', message: /^Stack \[shop\] already exists$/ },
    },
    {
      title: 'refuses an invalid template',
      call: ['CreateStack', { StackName: 'shop', TemplateBody: '{' }],
      expect: { error: 'ValidationError' },
    },
    {
      title: 'describes a stack',
      given: [created],
      call: ['DescribeStacks', { StackName: 'shop' }],
      expect: { answer: { Stacks: [{ StackName: 'shop', StackStatus: 'CREATE_COMPLETE' }] } },
    },
    {
      title: 'returns a validation error for a missing stack',
      call: ['DescribeStacks', { StackName: 'none' }],
      expect: { error: 'ValidationError', message: /^Stack with id none does not exist$/ },
    },
    {
      title: 'returns the template as it was written',
      given: [created],
      call: ['GetTemplate', { StackName: 'shop', TemplateStage: 'Original' }],
      expect: { answer: { TemplateBody: template('one') } },
    },
    {
      title: 'updates a stack',
      given: [
        created,
        [
          'UpdateStack',
          { StackName: 'shop', TemplateBody: template('two'), Capabilities: ['CAPABILITY_IAM'] },
        ],
      ],
      call: ['DescribeStacks', { StackName: 'shop' }],
      operation: 'UpdateStack',
      expect: { answer: { Stacks: [{ StackStatus: 'UPDATE_COMPLETE' }] } },
    },
    {
      title: 'refuses an update that changes nothing',
      given: [created],
      call: ['UpdateStack', { StackName: 'shop', TemplateBody: template('one') }],
      expect: { error: 'ValidationError', message: /^No updates are to be performed\.$/ },
    },
    {
      title: 'deletes a stack',
      given: [created, ['DeleteStack', { StackName: 'shop' }]],
      call: ['DescribeStacks', { StackName: 'shop' }],
      operation: 'DeleteStack',
      expect: { error: 'ValidationError' },
    },
    {
      title: 'refuses the URL of a template',
      call: ['CreateStack', { StackName: 'shop', TemplateURL: 'https://example.com/t.json' }],
      expect: { refused: 'TemplateURL' },
    },
  ],
};
