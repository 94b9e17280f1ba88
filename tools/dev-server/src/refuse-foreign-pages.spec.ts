import { startCommand, type TestProcess } from '@gatehouse/testing';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';

const guard = new URL('refuse-foreign-pages.ts', import.meta.url).href;
const script = `
  import { createServer } from 'node:http';
  const server = createServer((_, response) => response.end('answered'));
  server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
`;

let server: TestProcess;
let port: number;

beforeAll(async () => {
  const args = ['--import', 'tsx', '--import', guard, '--input-type=module', '--eval', script];
  server = startCommand(process.execPath, args, {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { LOCAL_AWS_HOSTS: 'laptop.lan' },
  });
  await server.waitForOutput(/port \d+/);
  port = Number(/port (\d+)/.exec(server.stdout())?.[1]);
});

afterAll(() => server.kill());

const get = (headers: Record<string, string>): Promise<string> =>
  new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', headers }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (part: string) => (text += part));
      response.on('end', () => resolve(`${response.statusCode} ${text}`));
    })
      .on('error', reject)
      .end();
  });

it.each([
  [{ host: 'localhost:3000' }, /^200 answered$/],
  [{ host: 'laptop.lan' }, /^200 answered$/],
  [{ host: 'evil.example:3000' }, /^403 This server has no name "evil\.example"/],
  [{ host: 'localhost', origin: 'https://evil.example' }, /^403 Pages of https:\/\/evil\.example/],
  [{ host: 'localhost', 'sec-fetch-site': 'cross-site' }, /^403 Pages from elsewhere/],
] as const)('responds to a request with %j on a laptop with %s', async (headers, answer) => {
  expect(await get(headers)).toMatch(answer);
});
