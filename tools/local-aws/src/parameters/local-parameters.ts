import type { Answer, ServiceRequest } from '../front/http-message.ts';
import type { Place } from '../place.ts';
import { answerJson } from '../protocol/json-service.ts';
import { getParameterOperations } from './operations/get-parameters.ts';
import { putParameterOperations } from './operations/put-parameter.ts';
import { ParameterStore } from './parameter-store.ts';

const operations = { ...getParameterOperations, ...putParameterOperations };

/** SSM's parameters, for tests in the same process. */
export class LocalParameters {
  readonly #store: ParameterStore;

  constructor(place: Place) {
    this.#store = new ParameterStore(place);
  }

  /** Creates the parameter or gives it a new version; of several values a StringList. */
  put(name: string, value: string | readonly string[]): void {
    if (typeof value === 'string') this.#store.put(name, 'String', value);
    else this.#store.put(name, 'StringList', value.join(','));
  }

  /** The current value; undefined when there is no such parameter. */
  get(name: string): string | undefined {
    return this.#store.find(name)?.version.value;
  }

  remove(name: string): void {
    this.#store.parameters.delete(name);
  }

  answer(request: ServiceRequest): Promise<Answer> {
    return answerJson('ssm', request, operations, this.#store);
  }
}
