import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../arn.ts';
import { answerJson } from '../protocol/json-service.ts';
import { getOperations, getParameters } from './operations/get.ts';
import { manageOperations, manageParameters } from './operations/manage.ts';
import { putOperations, putParameters } from './operations/put.ts';
import { tagOperations, tagParameters } from './operations/tags.ts';
import { ParameterStore } from './parameter-store.ts';
import { labelParameters, labelOperations } from './operations/labels.ts';
import { getByPathOperations } from './operations/get-by-path.ts';

const operations = {
  ...getOperations,
  ...getByPathOperations,
  ...putOperations,
  ...manageOperations,
  ...labelOperations,
  ...tagOperations,
};

export const ssmParameters = {
  ...getParameters,
  ...putParameters,
  ...manageParameters,
  ...labelParameters,
  ...tagParameters,
};

/** SSM's parameters, for tests in the same process. */
export class LocalParameters {
  readonly #store: ParameterStore;

  constructor(place: AccountRegion) {
    this.#store = new ParameterStore(place);
  }

  /** Creates the parameter, or adds a version; several values become a StringList. */
  put(name: string, value: string | readonly string[]): void {
    this.#store.put(
      name,
      typeof value === 'string'
        ? { type: 'String', value }
        : { type: 'StringList', value: value.join(',') },
    );
  }

  /** The current value; undefined if there is no such parameter. */
  get(name: string): string | undefined {
    return this.#store.find(name)?.version.value;
  }

  remove(name: string): void {
    this.#store.parameters.delete(name);
  }

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerJson('ssm', request, operations, this.#store, ssmParameters);
  }
}
