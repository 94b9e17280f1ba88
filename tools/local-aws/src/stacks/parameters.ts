import type { OperationParameters } from '../protocol/operations.ts';

const template = { StackName: 'text', TemplateBody: 'text', Capabilities: ['text'] } as const;

/** The parameters of each operation. */
export const stackParameters: OperationParameters = {
  CreateStack: template,
  UpdateStack: template,
  DeleteStack: { StackName: 'text' },
  DescribeStacks: { StackName: 'text' },
  GetTemplate: { StackName: 'text', TemplateStage: /^Original$/ },
};
