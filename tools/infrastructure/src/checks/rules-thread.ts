import {
  MessageChannel,
  receiveMessageOnPort,
  Worker,
  type MessagePort,
} from 'node:worker_threads';
import type { PolicyValidationPluginReport, PolicyValidationStack } from 'aws-cdk-lib';

/** Milliseconds: far more than the rules need for the templates of 300 services. */
const MOST = 300_000;

/**
 * Loads CloudFormation's rules in a thread of its own while the stacks are made, because both take seconds. The thread
 * does not keep the process alive.
 */
export class RulesThread {
  readonly #port: MessagePort;
  /** 1 once the thread has reported, or has failed. */
  readonly #done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

  /** @param program The file that the thread runs: `rules-thread-program.js` */
  constructor(program: URL) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const workerData = { port: port2, done: this.#done };
    new Worker(program, { workerData, transferList: [port2] })
      .on('error', () => Atomics.store(this.#done, 0, 1))
      .unref();
  }

  /**
   * Blocks until the templates are checked; the thread does this once.
   * @returns undefined if the thread has failed; the caller then checks them itself, and meets the same error
   */
  validate(
    stackTemplates: readonly PolicyValidationStack[],
  ): PolicyValidationPluginReport | undefined {
    this.#port.postMessage(stackTemplates);
    Atomics.wait(this.#done, 0, 0, MOST);
    const answer = receiveMessageOnPort(this.#port);
    this.#port.close();
    return answer?.message as PolicyValidationPluginReport | undefined;
  }
}
