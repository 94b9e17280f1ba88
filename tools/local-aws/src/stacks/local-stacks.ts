import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../arn.ts';
import { answerQuery } from '../protocol/query-service.ts';
import { stackOperations } from './operations.ts';
import { stackParameters } from './parameters.ts';
import { StackStore } from './stack-store.ts';

/**
 * CloudFormation's stacks as records: the resources of a template are not created, and a change completes immediately.
 */
export class LocalStacks {
  readonly #store: StackStore;

  constructor(place: AccountRegion) {
    this.#store = new StackStore(place);
  }

  /** Sets the status of a stack, such as `ROLLBACK_COMPLETE`. */
  setStatus(name: string, StackStatus: StackStatus): void {
    const { stack, template } = this.#store.find(name);
    this.#store.stacks.set(name, { stack: { ...stack, StackStatus }, template });
  }

  /** Sets the template of a stack, as if someone had changed it. */
  setTemplate(name: string, template: string): void {
    this.#store.stacks.set(name, { ...this.#store.find(name), template });
  }

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerQuery('cloudformation', request, stackOperations, this.#store, stackParameters);
  }
}
