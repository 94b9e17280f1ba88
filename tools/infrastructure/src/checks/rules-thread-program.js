/** What the thread of rules-thread.ts runs. This file is JavaScript, because a thread cannot load TypeScript. */
import { createRequire } from 'node:module';
import { fileURLToPath, URL } from 'node:url';
import { workerData } from 'node:worker_threads';

/** @type {{ port: import('node:worker_threads').MessagePort, done: Int32Array }} */
const { port, done } = workerData;

/** @param {import('aws-cdk-lib').PolicyValidationPluginReport | undefined} report */
function finish(report) {
  port.postMessage(report);
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}

try {
  /** @type {typeof import('aws-cdk-lib')} */
  const { CloudFormationValidatePlugin } = createRequire(import.meta.url)('aws-cdk-lib');
  const rules = new CloudFormationValidatePlugin();
  // The CDK loads the rules for the types of the templates that it meets, and again for others.
  const templatePath = fileURLToPath(new URL('resource-types.template.json', import.meta.url));
  check([{ stackConstructPath: 'types', templatePath }]);
  port.once('message', (stackTemplates) => {
    try {
      finish(check(stackTemplates));
    } catch {
      finish(undefined);
    }
  });

  /** @param {import('aws-cdk-lib').PolicyValidationStack[]} stackTemplates */
  function check(stackTemplates) {
    return rules.validate(/** @type {any} */ ({ stackTemplates }));
  }
} catch {
  finish(undefined);
}
