import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CfnResource } from 'aws-cdk-lib';
import { createApp } from '../create-app.ts';
import { starter, starterServices } from '../test/starter-workspace.ts';
import { services, workspace } from '../test/workspace.ts';
import listed from './resource-types.template.json' with { type: 'json' };
import { RulesThread } from './rules-thread.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = join(import.meta.dirname, 'rules-thread-program.js');
function templateWith(properties: object) {
  const templatePath = join(folder, 'stack.template.json');
  const queue = { Type: 'AWS::SQS::Queue', Properties: properties };
  writeFileSync(templatePath, JSON.stringify({ Resources: { Queue: queue } }));
  const account = { accountId: '111111111111', region: 'eu-central-1' };
  return { stackConstructPath: 'Stack', templatePath, ...account };
}

it('reports what CloudFormation’s rules find, once', () => {
  const thread = new RulesThread(pathToFileURL(program));
  const template = templateWith({ Colour: 'red' });
  expect(thread.validate([template])).toMatchObject({
    success: false,
    violations: [
      {
        description: expect.stringContaining('Colour'),
        violatingResources: [
          {
            resourceLogicalId: 'Queue',
            templatePath: template.templatePath,
            locations: ['Properties.Colour'],
          },
        ],
      },
    ],
  });
  expect(thread.validate([template])).toBeUndefined();
});

it('reports nothing if its rules cannot be loaded', () => {
  const alone = join(folder, 'program.mjs');
  cpSync(program, alone);
  expect(new RulesThread(pathToFileURL(alone)).validate([templateWith({})])).toBeUndefined();
});

it('loads the rules for every type of resource', () => {
  const types = new Set(Object.values(listed.Resources).map(({ Type }) => Type));
  const missing = [createApp(workspace, services), createApp(starter, starterServices)]
    .flatMap((app) => app.node.findAll())
    .flatMap((node) => (CfnResource.isCfnResource(node) ? [node.cfnResourceType] : []))
    .filter((type) => !types.has(type));
  expect([...new Set(missing)]).toEqual([]);
});
