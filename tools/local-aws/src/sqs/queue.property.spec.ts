import fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import { TestClock } from '../test/test-clock.ts';
import { LocalSqs } from './local-sqs.ts';
import { receiptHandleOf, findReceipt } from './receipt-handle.ts';
import { takeMessages } from './take-messages.ts';
import type { Message } from './model.ts';

const visibility = 30;

/** A queue from its users' view: a list of messages, each visible or hidden until some time. */
class Model {
  now = 0;
  sent = 0;
  readonly messages: { body: string; group: string; heldUntil: number; received: number }[] = [];
  readonly held = new Map<string, Message>();
}

interface Real {
  readonly sqs: LocalSqs;
  readonly clock: TestClock;
  readonly name: string;
}

const queueOf = ({ sqs, name }: Real) => sqs.store.queues.get(name)!;

class Send implements fc.Command<Model, Real> {
  readonly body: string;
  readonly group: string;
  constructor(body: string, group: string) {
    this.body = body;
    this.group = group;
  }
  check = () => true;
  run(model: Model, real: Real): void {
    const body = `${(model.sent += 1)}-${this.body}`;
    real.sqs.deliver(queueOf(real).arn, {
      ...{ body, attributes: {}, groupId: this.group, deduplicationId: body },
    });
    model.messages.push({ body, group: this.group, heldUntil: 0, received: 0 });
  }
  toString = () => `send(${this.body}, ${this.group})`;
}

class Receive implements fc.Command<Model, Real> {
  readonly most: number;
  constructor(most: number) {
    this.most = most;
  }
  check = () => true;
  run(model: Model, real: Real): void {
    const queue = queueOf(real);
    const { taken } = takeMessages(queue, {
      now: real.clock.now(),
      most: this.most,
      visibilityMs: visibility * 1000,
      queueByArn: () => undefined,
    });
    const isHeld = (each: Model['messages'][number]) => each.heldUntil > model.now;
    const blocked = new Set(
      queue.fifo ? model.messages.filter(isHeld).map(({ group }) => group) : [],
    );
    const expected = model.messages
      .filter((each) => !isHeld(each) && !blocked.has(each.group))
      .slice(0, this.most);
    expect(taken.map(({ body }) => body)).toEqual(expected.map(({ body }) => body));
    for (const each of expected) {
      each.heldUntil = model.now + visibility;
      each.received += 1;
    }
    for (const message of taken) model.held.set(message.body, message);
    expect(taken.map(({ receiveCount }) => receiveCount)).toEqual(
      expected.map(({ received }) => received),
    );
  }
  toString = () => `receive(${this.most})`;
}

class Delete implements fc.Command<Model, Real> {
  readonly which: number;
  constructor(which: number) {
    this.which = which;
  }
  check = (model: Model) => model.held.size > 0;
  run(model: Model, real: Real): void {
    const queue = queueOf(real);
    const [body, message] = [...model.held][this.which % model.held.size]!;
    const found = findReceipt(queue, receiptHandleOf(queue, message));
    expect(found.latest).toBe(true);
    queue.messages.delete(found.message!.id);
    model.held.delete(body);
    model.messages.splice(
      model.messages.findIndex((each) => each.body === body),
      1,
    );
  }
  toString = () => `delete(${this.which})`;
}

class Pass implements fc.Command<Model, Real> {
  readonly seconds: number;
  constructor(seconds: number) {
    this.seconds = seconds;
  }
  check = () => true;
  run(model: Model, real: Real): void {
    real.clock.advance(this.seconds);
    model.now += this.seconds;
  }
  toString = () => `pass(${this.seconds})`;
}

const commands = fc.commands(
  [
    fc
      .tuple(fc.constantFrom('x', 'y'), fc.constantFrom('g', 'h'))
      .map(([body, group]) => new Send(body, group)),
    fc.integer({ min: 1, max: 4 }).map((most) => new Receive(most)),
    fc.nat(9).map((which) => new Delete(which)),
    fc.constantFrom(1, 15, 30).map((seconds) => new Pass(seconds)),
  ],
  { maxCommands: 40 },
);

it.each(['standard', 'order.fifo'])(
  'delivers each message to one receiver at a time, in order: %s',
  (name) => {
    fc.assert(
      fc.property(commands, (list) => {
        const clock = new TestClock();
        const sqs = new LocalSqs({ region: 'eu-central-1', accountId: '000000000000' }, clock);
        sqs.store.put({
          ...{ name, arn: sqs.store.arnOf(name), fifo: name.endsWith('.fifo'), tags: {} },
          attributes: {
            MessageRetentionPeriod: '1209600',
            MaximumMessageSize: '1024',
            DelaySeconds: '0',
          },
          createdAt: 0,
          modifiedAt: 0,
        });
        fc.modelRun(() => ({ model: new Model(), real: { sqs, clock, name } }), list);
      }),
      { numRuns: runs(300) },
    );
  },
);
