import type {
  CreateStackInput,
  DeleteStackInput,
  DescribeStacksInput,
  DescribeStacksOutput,
  GetTemplateInput,
  GetTemplateOutput,
  Stack,
  StackStatus,
  UpdateStackInput,
} from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'node:crypto';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import { arnOf, type AccountRegion } from '../arn.ts';
import type { OperationParameters, Operations } from '../protocol/operations.ts';
import { answerQuery } from '../protocol/query-service.ts';
import { ServiceError } from '../protocol/service-error.ts';

const template = { StackName: 'text', TemplateBody: 'text', Capabilities: ['text'] } as const;

/** The parameters of each operation. */
export const stackParameters: OperationParameters = {
  CreateStack: template,
  UpdateStack: template,
  DeleteStack: { StackName: 'text' },
  DescribeStacks: { StackName: 'text' },
  GetTemplate: { StackName: 'text', TemplateStage: /^Original$/ },
};

interface Kept {
  readonly stack: Stack;
  readonly template: string;
}

/**
 * CloudFormation's stacks as records: the resources of a template are not created, and a change completes immediately.
 */
export class LocalStacks {
  readonly #place: AccountRegion;
  readonly #stacks = new Map<string, Kept>();

  constructor(place: AccountRegion) {
    this.#place = place;
  }

  /** Sets the status of a stack, such as `ROLLBACK_COMPLETE`. */
  setStatus(name: string, StackStatus: StackStatus): void {
    const { stack, template } = this.#find(name);
    this.#stacks.set(name, { stack: { ...stack, StackStatus }, template });
  }

  /** Sets the template of a stack, as if someone had changed it. */
  setTemplate(name: string, template: string): void {
    this.#stacks.set(name, { ...this.#find(name), template });
  }

  readonly #operations = {
    CreateStack: ({ StackName = '', TemplateBody }: CreateStackInput) => {
      if (this.#stacks.has(StackName))
        throw new ServiceError('AlreadyExistsException', `Stack [${StackName}] already exists`);
      const StackId = arnOf(
        this.#place,
        'cloudformation',
        `stack/${nameIn(StackName)}/${randomUUID()}`,
      );
      this.#stacks.set(StackName, {
        template: templateIn(TemplateBody),
        stack: { StackName, StackId, CreationTime: new Date(), StackStatus: 'CREATE_COMPLETE' },
      });
      return { StackId };
    },

    UpdateStack: ({ StackName = '', TemplateBody }: UpdateStackInput) => {
      const { stack, template: before } = this.#find(StackName);
      const template = templateIn(TemplateBody);
      if (template === before) throw invalid('No updates are to be performed.');
      this.#stacks.set(stack.StackName ?? '', {
        template,
        stack: { ...stack, LastUpdatedTime: new Date(), StackStatus: 'UPDATE_COMPLETE' },
      });
      return { StackId: stack.StackId };
    },

    /** A missing stack counts as deleted. */
    DeleteStack: ({ StackName = '' }: DeleteStackInput) => {
      this.#stacks.delete(StackName);
      return {};
    },

    DescribeStacks: ({ StackName }: DescribeStacksInput): DescribeStacksOutput => ({
      Stacks:
        StackName === undefined
          ? [...this.#stacks.values()].map(({ stack }) => stack)
          : [this.#find(StackName).stack],
    }),

    GetTemplate: ({ StackName = '' }: GetTemplateInput): GetTemplateOutput => ({
      TemplateBody: this.#find(StackName).template,
      StagesAvailable: ['Original', 'Processed'],
    }),
  } satisfies Operations<undefined>;

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerQuery('cloudformation', request, this.#operations, undefined, stackParameters);
  }

  /** By its name or its id. */
  #find(name: string): Kept {
    const found =
      this.#stacks.get(name) ??
      [...this.#stacks.values()].find(({ stack }) => stack.StackId === name);
    if (!found) throw invalid(`Stack with id ${name} does not exist`);
    return found;
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
function nameIn(name: string): string {
  if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) return name;
  throw invalid(
    `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
  );
}

function templateIn(body: string | undefined): string {
  if (body === undefined) throw invalid('Either Template URL or Template Body must be specified.');
  try {
    JSON.parse(body);
    return body;
  } catch {
    throw invalid('Template format error: the embedded AWS supports only JSON.');
  }
}

const invalid = (message: string) => new ServiceError('ValidationError', message);
