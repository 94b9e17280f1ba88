import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { readdir, readFile } from 'node:fs/promises';
import { definition } from '../test/shop.ts';
import { checkDefinition } from './check-definition.ts';

const [container] = definition.containerDefinitions ?? [];

const withContainer = (change: Partial<ContainerDefinition>): RegisterTaskDefinitionRequest => ({
  ...definition,
  containerDefinitions: [{ ...container, ...change }],
});

const withLogs = (change: object) =>
  withContainer({ logConfiguration: { ...container?.logConfiguration, ...change } as never });

const withHealthCheck = (change: object) =>
  withContainer({ healthCheck: { command: ['CMD', 'true'], ...change } });

it('accepts what Fargate runs', () => {
  const demanding = {
    ...withContainer({
      linuxParameters: { capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] } },
      portMappings: [{ containerPort: 3000, hostPort: 3000 }],
      stopTimeout: 120,
      privileged: false,
      links: [],
    }),
    pidMode: 'task' as const,
    ephemeralStorage: { sizeInGiB: 200 },
  };
  expect(() => checkDefinition(definition)).not.toThrow();
  expect(() => checkDefinition(demanding)).not.toThrow();
});

it.each<[string, RegisterTaskDefinitionRequest, RegExp]>([
  ['no family', { ...definition, family: '' }, /Family/],
  ['a family with a colon', { ...definition, family: 'a:b' }, /Family/],
  ['no container', { ...definition, containerDefinitions: [] }, /Container list/],
  ['no essential container', withContainer({ essential: false }), /essential/],
  [
    'two containers of one name',
    { ...definition, containerDefinitions: [container, container] as ContainerDefinition[] },
    /Duplicate/,
  ],
  ['no image', withContainer({ image: '' }), /image/],
  ['a role that is none', { ...definition, taskRoleArn: 'shop-task' }, /Role is not valid/],
  ['a bridge', { ...definition, networkMode: 'bridge' }, /awsvpc/],
  ['no size', { ...definition, cpu: undefined }, /'cpu'/],
  ['no memory', { ...definition, memory: undefined }, /'memory'/],
  ['a size that is none', { ...definition, cpu: '300' }, /No Fargate configuration/],
  ['too much memory', { ...definition, memory: '4096' }, /No Fargate configuration/],
  ['odd memory', { ...definition, cpu: '1024', memory: '2500' }, /No Fargate configuration/],
  ['host IPC', { ...definition, ipcMode: 'host' }, /ipcMode/],
  ['host PIDs', { ...definition, pidMode: 'host' }, /pidMode/],
  ['little storage', { ...definition, ephemeralStorage: { sizeInGiB: 20 } }, /ephemeral/],
  [
    'a folder of the host',
    { ...definition, volumes: [{ name: 'v', host: { sourcePath: '/' } }] },
    /volumes/,
  ],
  ['no execution role', { ...definition, executionRoleArn: undefined }, /execution role/],
  ['privileges', withContainer({ privileged: true }), /'privileged'/],
  [
    'a capability',
    withContainer({ linuxParameters: { capabilities: { add: ['NET_BIND_SERVICE'] } } }),
    /NET_BIND_SERVICE/,
  ],
  ['devices', withContainer({ linuxParameters: { devices: [{ hostPath: '/dev/x' }] } }), /devices/],
  ['no swapping', withContainer({ linuxParameters: { swappiness: 0 } }), /swappiness/],
  [
    'security options',
    withContainer({ dockerSecurityOptions: ['no-new-privileges'] }),
    /dockerSecurityOptions/,
  ],
  ['links', withContainer({ links: ['other'] }), /links/],
  [
    'another host port',
    withContainer({ portMappings: [{ containerPort: 1, hostPort: 2 }] }),
    /host ports/,
  ],
  ['a long stop', withContainer({ stopTimeout: 121 }), /stopTimeout/],
  ['another log driver', withLogs({ logDriver: 'json-file' }), /log driver/],
  [
    'no stream prefix',
    withLogs({ options: { 'awslogs-group': 'g', 'awslogs-region': 'r' } }),
    /stream-prefix/,
  ],
  ['a check without CMD', withHealthCheck({ command: ['curl', 'x'] }), /CMD/],
  ['a check all the time', withHealthCheck({ interval: 4 }), /interval/],
  ['a check that waits', withHealthCheck({ timeout: 61 }), /timeout/],
  ['a check without end', withHealthCheck({ retries: 11 }), /retries/],
  ['a late check', withHealthCheck({ startPeriod: 301 }), /startPeriod/],
  [
    'a secret that is a variable too',
    withContainer({
      environment: [{ name: 'KEY', value: 'x' }],
      secrets: [{ name: 'KEY', valueFrom: 'arn:x' }],
    }),
    /unique/,
  ],
])('refuses %s', (_, input, message) => {
  expect(() => checkDefinition(input)).toThrow(message);
});

it('accepts the task definitions that this workspace deploys', async () => {
  const apps = new URL('../../../../../apps/', import.meta.url);
  const files = (await readdir(apps, { recursive: true })).filter((file) =>
    file.endsWith('/task-definition.json'),
  );
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const text = await readFile(new URL(file, apps), 'utf8');
    expect(() => checkDefinition(JSON.parse(text) as RegisterTaskDefinitionRequest)).not.toThrow();
  }
});
