import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { jsonPointer } from './json-pointer.ts';

const ID = 'service';

/** The schemas in an API description, by their place. */
export class DescribedSchemas {
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: true });

  constructor(document: object) {
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, ID);
  }

  /** What is wrong with a value; undefined if it is as described. */
  problemOf(place: readonly string[], value: unknown): string | undefined {
    const validate = this.#ajv.getSchema(`${ID}#/${jsonPointer(place)}`) as ValidateFunction;
    return validate(value) ? undefined : this.#ajv.errorsText(validate.errors);
  }
}
