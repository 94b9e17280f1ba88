import type { Scenario } from '../scenario.ts';

const LIBRARIES = ['health', 'local-aws', 'logging', 'secrets', 'service-kit', 'shutdown'];

const SERVICE = `import { startLocalAws } from '@gatehouse/local-aws';
import { createService } from '@gatehouse/service-kit';
import { Router } from 'express';
import * as z from 'zod';

const aws = await startLocalAws({ seed: { secrets: { 'orders/api-keys': { current: 'a-key-for-orders-000000000000000' } } } });
Object.assign(process.env, {
  AWS_ENDPOINT_URL: aws.url,
  AWS_REGION: aws.region,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
});
const service = await createService(
  {
    name: 'orders',
    configuration: z.object({ GREETING: z.string() }),
    routes: ({ configuration }) =>
      Router().get('/greeting', (_request, response) => {
        response.json({ greeting: configuration.GREETING });
      }),
  },
  { environment: { ...process.env, ENVIRONMENT: 'local', GREETING: 'hello', PORT: '0' } },
);
service.health.started();
const server = service.app.listen(0, '127.0.0.1', async () => {
  const address = server.address();
  const url = \`http://127.0.0.1:\${typeof address === 'object' && address ? address.port : ''}\`;
  const headers = { 'x-api-key': 'a-key-for-orders-000000000000000' };
  const answered = await fetch(\`\${url}/greeting\`, { headers });
  const result = {
    ...((await answered.json()) as object),
    live: (await fetch(\`\${url}/health/live\`)).status,
    unauthenticated: (await fetch(\`\${url}/greeting\`)).status,
  };
  process.stdout.write(\`RESULT \${JSON.stringify(result)}\\n\`);
  server.close();
  await service.close();
  await aws.stop();
});
`;

export default {
  title: 'the libraries run on Node 20 and 26 and type-check in an empty folder',
  async run({ write, run, node, step, expect, version }) {
    step('install the libraries');
    write('package.json', { name: 'orders', private: true, type: 'module' });
    await run('npm', [
      ...['install', '--no-audit', '--no-fund', '--ignore-scripts', 'express', 'zod'],
      ...['typescript@~6.0.3', '@types/node@20', '@types/express'],
      ...LIBRARIES.map((name) => `@gatehouse/${name}@${version}`),
    ]);
    write('service.ts', SERVICE);
    step('type-check a service, with the declarations of all packages');
    await run('npx', [
      ...['tsc', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'],
      'service.ts',
    ]);
    for (const major of [20, 26]) {
      step(`run it on Node ${major}`);
      const [program, ...args] = node(major);
      const { stdout } = await run(program, [...args, 'service.js']);
      const [, result] = /^RESULT (.*)$/m.exec(stdout) ?? [];
      expect(
        result === '{"greeting":"hello","live":200,"unauthenticated":401}',
        `the service answers ${result}`,
      );
    }
  },
} satisfies Scenario;
