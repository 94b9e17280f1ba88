import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App,
  CfnResource,
  CloudFormationValidatePlugin,
  Stack,
  Validations,
  type IPolicyValidationPlugin,
} from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { CloudFormationChecks } from './cloudformation-checks.ts';
import { NagChecks } from './nag-checks.ts';
import { PassedTemplates } from './passed-templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-checks-'));
const file = join(folder, 'cache', 'passed.json');
const kept = (): string[] => JSON.parse(readFileSync(file, 'utf8')) as string[];
afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

/** Synthesises with one check and the templates that it has passed before. */
function synthesise(
  check: (app: App, passed: PassedTemplates) => IPolicyValidationPlugin,
  fill: (app: App) => void,
): void {
  const app = new App({ context: flags, analyticsReporting: false });
  Validations.of(app).addPlugins(check(app, new PassedTemplates(file)));
  fill(app);
  app.synth();
}

describe('cdk-nag', () => {
  const looked: string[] = [];
  class Watched extends NagChecks {
    protected override look(scope: IConstruct) {
      if (Stack.isStack(scope)) looked.push(scope.node.path);
      return super.look(scope);
    }
  }
  const nag = (_app: App, passed: PassedTemplates) => new Watched(passed);
  const queue =
    (name: string, acknowledged = ['AwsSolutions-SQS3', 'AwsSolutions-SQS4']) =>
    (app: App) => {
      const made = new CfnQueue(new Stack(app, 'Stack'), 'Queue', { queueName: name });
      for (const id of acknowledged) Validations.of(made).acknowledge({ id, reason: 'A test' });
    };

  it('checks only a changed stack again', () => {
    synthesise(nag, queue('orders'));
    const [key] = kept();
    looked.length = 0;
    synthesise(nag, queue('orders'));
    expect([looked, kept()]).toEqual([[], [key]]);
    synthesise(nag, queue('other'));
    expect([looked, kept().length]).toEqual([['Stack'], 2]);
  });

  it('checks an unchanged template again, every time, if a reason has been removed', () => {
    synthesise(nag, queue('orders'));
    for (const _time of [1, 2])
      expect(() => synthesise(nag, queue('orders', ['AwsSolutions-SQS3']))).toThrow(
        /AwsSolutions-SQS4/,
      );
  });

  it('checks everything if the file is damaged', () => {
    synthesise(nag, queue('orders'));
    writeFileSync(file, '{"no": "list"');
    expect(() => synthesise(nag, queue('orders', []))).toThrow(/AwsSolutions-SQS3/);
    synthesise(nag, queue('orders'));
    expect(kept()).toHaveLength(1);
  });
});

it('runs CloudFormation’s rules only on a template that has not passed them', () => {
  const cloudFormation = (_app: App, passed: PassedTemplates) => new CloudFormationChecks(passed);
  const queue = (app: App, id: string, properties: object) =>
    new CfnResource(new Stack(app, id), 'Queue', {
      type: 'AWS::SQS::Queue',
      properties: properties as Record<string, unknown>,
    });
  const looked: string[][] = [];
  const { validate } = CloudFormationValidatePlugin.prototype;
  CloudFormationValidatePlugin.prototype.validate = function (context) {
    looked.push(context.stackTemplates.map(({ stackConstructPath }) => stackConstructPath));
    return validate.call(this, context);
  };
  expect(() =>
    synthesise(cloudFormation, (app) => {
      queue(app, 'Right', { QueueName: 'orders' });
      queue(app, 'Wrong', { Colour: 'red' });
    }),
  ).toThrow(/ERROR Colour/);
  expect([looked, kept().length]).toEqual([[['Right', 'Wrong']], 1]);
  synthesise(cloudFormation, (app) => queue(app, 'Right', { QueueName: 'orders' }));
  expect(looked).toHaveLength(1);
  CloudFormationValidatePlugin.prototype.validate = validate;
});
