import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { newApp } from '../new-app.ts';
import { PassedTemplates } from './passed-templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-checks-'));
const file = join(folder, 'cache', 'passed.json');
const kept = (): string[] => JSON.parse(readFileSync(file, 'utf8')) as string[];
afterAll(() => rmSync(folder, { recursive: true }));

const ACKNOWLEDGED = ['AwsSolutions-SQS3', 'AwsSolutions-SQS4'];

/** Synthesises a stack with a queue that cdk-nag objects to unless it is acknowledged. */
function synthesise({ acknowledge = ACKNOWLEDGED, name = 'orders', colour = false } = {}) {
  const app = newApp(undefined, new PassedTemplates(file));
  const stack = new Stack(app, 'Stack');
  const queue = new CfnQueue(stack, 'Queue', { queueName: name });
  for (const id of acknowledge) Validations.of(queue).acknowledge({ id, reason: 'A test' });
  if (colour)
    new CfnResource(stack, 'Wrong', { type: 'AWS::SQS::Queue', properties: { Colour: 'red' } });
  return app.synth();
}

it('keeps what passed cdk-nag and what passed CloudFormation’s rules, each by itself', () => {
  synthesise();
  expect(kept()).toHaveLength(2);
  synthesise();
  expect(kept()).toHaveLength(2);
  synthesise({ name: 'other' });
  expect(kept()).toHaveLength(4);
});

it('looks again where a reason is gone although the template is the same', () => {
  expect(() => synthesise({ acknowledge: ['AwsSolutions-SQS3'] })).toThrow(/AwsSolutions-SQS4/);
});

it('reports what is wrong each time', () => {
  for (const _time of [1, 2])
    expect(() => synthesise({ colour: true, acknowledge: [] })).toThrow(/ERROR Colour/);
});

it('checks everything where the file is damaged', () => {
  writeFileSync(file, '{"no": "list"');
  synthesise();
  expect(kept()).toHaveLength(2);
});
