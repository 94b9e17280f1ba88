import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { waitFor, type TestProcess } from '@gatehouse/testing';
import { createDevWorkspace, type DevWorkspace } from './test/dev-workspace.ts';
import { greeting } from './test/greeter.ts';

let workspace: DevWorkspace;
let server: TestProcess;
beforeAll(async () => {
  workspace = await createDevWorkspace();
  server = workspace.serve('greeter');
  await server.waitForOutput(/greeter is ready/);
});
afterAll(() => workspace.remove());

async function topics(): Promise<string[]> {
  const sns = new SNSClient({
    endpoint: `http://127.0.0.1:${workspace.ports.LOCAL_AWS_PORT}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { Topics = [] } = await sns.send(new ListTopicsCommand());
  sns.destroy();
  return Topics.map(({ TopicArn = '' }) => TopicArn.slice(TopicArn.lastIndexOf(':') + 1));
}

describe('service.json of a running service', () => {
  it('seeds a new grant and sets new variables', async () => {
    expect(await topics()).toEqual([]);
    workspace.manifest({
      grants: [{ topic: 'news', access: 'publish' }],
      environment: { GREETING_STYLE: 'warm' },
    });
    await waitFor('the variable', async () => (await workspace.environment())['GREETING_STYLE']);
    expect((await workspace.environment())['TOPIC_ARNS']).toMatch(/:news$/);
    expect(await topics()).toEqual(['news']);
  });

  it('reports an error once, while the service keeps running', async () => {
    workspace.manifest({ exposure: 'everywhere' });
    await server.waitForOutput(/apps\/greeter\/service\.json:1:\d+ exposure/);
    await workspace.says('Hello Ada');
    workspace.manifest({ environment: { GREETING_STYLE: 'cold' } });
    await waitFor(
      'the variable',
      async () => (await workspace.environment())['GREETING_STYLE'] === 'cold',
    );
    expect(server.stdout().split('exposure').length).toBe(2);
  });

  it("keeps the service running when another service's manifest is invalid", async () => {
    workspace.write('apps/broken/service.json', '{ "port": ');
    workspace.replace('apps/greeter/src/greeting.ts', greeting('Still'));
    await workspace.says('Still Ada');
  });
});
