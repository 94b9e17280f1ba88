import { CreateServiceCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { gateKeyOf, parseWorkspace } from '@gatehouse/service-manifest';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { LocalAws } from '../local-aws.ts';
import { readManifests } from '../seed/seed-from-manifests.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';
import { deliveryClientsFor, type DeliveryClients } from '../test/delivery-clients.ts';
import { seedInfrastructure } from './seed-infrastructure.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const text = (file: string): Promise<string> => readFile(`${root}/${file}`, 'utf8');
const workspace = parseWorkspace('gatehouse.json', await text('gatehouse.json'));
const services = await readManifests(root);
const { account: accountId, region } = workspace.environments['staging']!;
const serviceNames = [...services.keys()];

let aws: LocalAws;
let clients: DeliveryClients;

beforeAll(async () => {
  aws = await startLocalAws({ accountId, region, tickMs: 0 });
  clients = deliveryClientsFor(aws.url);
  await seedInfrastructure(aws, workspace, services, 'staging');
});

afterAll(async () => {
  clients.destroy();
  await aws.stop();
});

const parameter = async (name: string) =>
  (await clients.ssm.send(new GetParameterCommand({ Name: name }))).Parameter?.Value ?? '';

/** The rendered file with the values of its parameters. */
async function rendered(service: string, file: string) {
  let content = await text(`apps/${service}/deploy/staging/${file}.json`);
  for (const [placeholder, name] of content.matchAll(/\{\{ssm:([^}]+)\}\}/g))
    content = content.replace(placeholder, (await parameter(name ?? '')).replaceAll(',', '","'));
  return JSON.parse(content);
}

it.each(serviceNames)('%s can be deployed with the seeded resources', async (service) => {
  const definition = await rendered(service, 'task-definition');
  for (const arn of [definition.taskRoleArn, definition.executionRoleArn]) {
    const role = await clients.iam.send(new GetRoleCommand({ RoleName: arn.split('/')[1] }));
    expect(role.Role?.Arn).toBe(arn);
  }
  await clients.ecs.send(new RegisterTaskDefinitionCommand(definition));
  const { service: options } = await rendered(service, 'service-definition');
  const created = await clients.ecs.send(new CreateServiceCommand(options));
  expect(created.service).toMatchObject({ serviceName: service, status: 'ACTIVE' });
});

it('has the log groups, repositories and secrets that services need', async () => {
  const { logs, ecr } = await aws.delivery();
  const manifest = JSON.stringify({ schemaVersion: 2 });
  for (const service of serviceNames) {
    logs.write(`/gatehouse/staging/${service}`, 'stream', ['line']);
    expect(logs.read(`/gatehouse/staging/${service}`, 'stream')).toEqual(['line']);
    const registryId = workspace.registry.account;
    for (const repository of [`build/${service}`, `staging/${service}`])
      expect(ecr.push(repository, manifest, { registryId })).toMatch(/^sha256:/);
    expect(aws.secrets.has(`${service}/api-keys`)).toBe(true);
  }
});

it('seeds the operations topic in the account of the environment', async () => {
  const sns = new SNSClient(clientOptions(aws.url));
  const publish = (account: string) => {
    const TopicArn = `arn:aws:sns:${region}:${account}:gatehouse-operations`;
    return sns.send(new PublishCommand({ TopicArn, Message: `in ${account}` }));
  };
  await publish(accountId);
  await expect(publish('999999999999')).rejects.toMatchObject({ name: 'NotFoundException' });
  await expect(publish('000000000000')).rejects.toMatchObject({ name: 'NotFoundException' });
  expect(aws.notifications('gatehouse-operations')).toMatchObject([
    { message: `in ${accountId}`, topicArn: aws.topicArn('gatehouse-operations') },
  ]);
  sns.destroy();
});

it("has the gate's key, which is kept when the infrastructure is seeded again", async () => {
  const read = () => clients.kms.send(new GetPublicKeyCommand({ KeyId: gateKeyOf(workspace) }));
  const { KeyId, PublicKey } = await read();
  expect(KeyId).toContain(`:${workspace.registry.account}:key/`);
  await seedInfrastructure(aws, workspace, services, 'staging');
  expect((await read()).PublicKey).toEqual(PublicKey);
});

it('refuses an environment of another account, and an unknown one', async () => {
  const seed = (environment: string) => seedInfrastructure(aws, workspace, services, environment);
  await expect(seed('production')).rejects.toThrow(/"production" is in 333333333333/);
  await expect(seed('nowhere')).rejects.toThrow(/nowhere/);
});
