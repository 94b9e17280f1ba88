import type {
  CreateStackInput,
  DeleteStackInput,
  DescribeStacksInput,
  DescribeStacksOutput,
  GetTemplateInput,
  GetTemplateOutput,
  UpdateStackInput,
} from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'node:crypto';
import { arnOf } from '../arn.ts';
import type { Operations } from '../protocol/operations.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { invalid, nameIn, templateIn } from './check-stack.ts';
import type { StackStore } from './stack-store.ts';

export const stackOperations = {
  CreateStack({ StackName = '', TemplateBody }: CreateStackInput, store) {
    if (store.stacks.has(StackName))
      throw new ServiceError('AlreadyExistsException', `Stack [${StackName}] already exists`);
    const StackId = arnOf(
      store.place,
      'cloudformation',
      `stack/${nameIn(StackName)}/${randomUUID()}`,
    );
    store.stacks.set(StackName, {
      template: templateIn(TemplateBody),
      stack: { StackName, StackId, CreationTime: new Date(), StackStatus: 'CREATE_COMPLETE' },
    });
    return { StackId };
  },

  UpdateStack({ StackName = '', TemplateBody }: UpdateStackInput, store) {
    const { stack, template: before } = store.find(StackName);
    const template = templateIn(TemplateBody);
    if (template === before) throw invalid('No updates are to be performed.');
    store.stacks.set(stack.StackName ?? '', {
      template,
      stack: { ...stack, LastUpdatedTime: new Date(), StackStatus: 'UPDATE_COMPLETE' },
    });
    return { StackId: stack.StackId };
  },

  /** A missing stack counts as deleted. */
  DeleteStack({ StackName = '' }: DeleteStackInput, store) {
    store.stacks.delete(StackName);
    return {};
  },

  DescribeStacks: ({ StackName }: DescribeStacksInput, store): DescribeStacksOutput => ({
    Stacks:
      StackName === undefined
        ? [...store.stacks.values()].map(({ stack }) => stack)
        : [store.find(StackName).stack],
  }),

  GetTemplate: ({ StackName = '' }: GetTemplateInput, store): GetTemplateOutput => ({
    TemplateBody: store.find(StackName).template,
    StagesAvailable: ['Original', 'Processed'],
  }),
} satisfies Operations<StackStore>;
