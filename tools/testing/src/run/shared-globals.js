import { types } from 'node:util';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Shares globals of Jest's test environment with packages that are loaded outside of it: they see what a test writes
 * into `process.env`, dates and errors of either side are instances of `Date` and `Error` on the other. Other objects
 * and arrays keep their own prototypes, as those of Node's modules do in Jest anyway.
 */
export default class SharedGlobals extends TestEnvironment {
  #env = process.env;

  async setup() {
    await super.setup();
    process.env = { ...this.#env };
    Object.defineProperty(this.global.process, 'env', {
      get: () => process.env,
      set(env) {
        process.env = env;
      },
    });
    this.global.Date = Date;
    const { Error, Function } = this.global;
    Object.defineProperty(Error, Symbol.hasInstance, {
      // Inherited by the classes that extend it, for which it changes nothing.
      value(value) {
        if (this === Error && types.isNativeError(value)) return true;
        return Function.prototype[Symbol.hasInstance].call(this, value);
      },
    });
  }

  async teardown() {
    process.env = this.#env;
    await super.teardown();
  }
}
