// @ts-check
// What `nx` and `cdk` do in a set-up, as far as others see it: files of the workspace, and calls of AWS. Runs in the
// process of a test, and as a process of its own.
/* global fetch, URLSearchParams */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const REGION = 'eu-central-1';

/**
 * @param {string} name `nx` or `cdk`
 * @param {readonly string[]} args
 * @param {{ root: string, endpointOf: (account: string) => string }} world
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runFake(name, args, { root, endpointOf }) {
  const [first = '', second = '', pattern = ''] = args;
  const settings = JSON.parse(readFileSync(join(root, 'gatehouse.json'), 'utf8'));
  if (name === 'cdk' && first === 'bootstrap') {
    const account = /aws:\/\/(\d+)/.exec(second)?.[1] ?? '';
    await json(endpointOf(account), 'ssm', 'AmazonSSM.PutParameter', {
      Name: '/cdk-bootstrap/hnb659fds/version',
      Value: '28',
      Type: 'String',
      Overwrite: true,
    });
    return { code: 0, output: `✅  Environment ${second} bootstrapped.\n` };
  }
  const rendered = join(root, 'apps/payments/deploy/production/task-definition.json');
  if (first === 'sync:check' || first === 'sync') {
    const wanted = JSON.stringify({
      family: 'payments',
      account: settings.environments.production.account,
    });
    const current = existsSync(rendered) && readFileSync(rendered, 'utf8') === wanted;
    if (first === 'sync:check')
      return current
        ? { code: 0, output: '' }
        : { code: 1, output: 'apps/payments/deploy is out of sync\n' };
    mkdirSync(join(rendered, '..'), { recursive: true });
    writeFileSync(rendered, wanted);
    const owners = join(root, '.github/CODEOWNERS');
    writeFileSync(owners, readFileSync(owners, 'utf8').replaceAll('@gatehouse/', '@acme/'));
    return { code: 0, output: '' };
  }
  const output = join(root, 'apps/infrastructure/dist/cdk.out');
  if (first === 'synth') {
    if (
      !settings.repositoryId ||
      Object.values(settings.environments).some((each) => !each.hostedZone)
    )
      return { code: 1, output: 'gatehouse.json repositoryId: is missing\n' };
    mkdirSync(output, { recursive: true });
    /** @type {Record<string, object>} */
    const artifacts = {};
    for (const { name: stack, account, zone } of stacksOf(settings)) {
      const file = `${stack}.template.json`;
      writeFileSync(join(output, file), JSON.stringify({ Description: stack, Zone: zone }));
      artifacts[stack] = {
        type: 'aws:cloudformation:stack',
        environment: `aws://${account}/${REGION}`,
        properties: { templateFile: file, stackName: stack },
      };
    }
    writeFileSync(join(output, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
    return { code: 0, output: '' };
  }
  if (first !== 'deploy') return { code: 1, output: `unknown: ${name} ${args.join(' ')}\n` };
  const place = pattern.replace(/-\*$/, '').replace('gatehouse-', '');
  const account =
    place === 'registry' ? settings.registry.account : settings.environments[place].account;
  const wanted = readdirSync(output)
    .map((file) => file.replace('.template.json', ''))
    .filter(
      (stack) =>
        stack === `gatehouse-account-${account}` || stack.startsWith(`gatehouse-${place}-`),
    )
    .sort();
  for (const stack of wanted) await deployStack(endpointOf(account), stack, output);
  return { code: 0, output: `${wanted.join('\n')}\n` };
}

/** @param {any} settings */
function stacksOf({ registry, environments }) {
  const accounts = new Set([
    registry.account,
    ...Object.values(environments).map(({ account }) => account),
  ]);
  return [
    ...[...accounts].map((account) => ({
      name: `gatehouse-account-${account}`,
      account,
      zone: '',
    })),
    { name: 'gatehouse-registry-delivery', account: registry.account, zone: '' },
    ...Object.entries(environments).flatMap(([name, { account, hostedZone: zone }]) => [
      { name: `gatehouse-${name}-edge`, account, zone },
      { name: `gatehouse-${name}-service-payments`, account, zone },
    ]),
  ];
}

/**
 * Creates or updates a stack.
 * @param {string} url
 * @param {string} stack
 * @param {string} output
 */
async function deployStack(url, stack, output) {
  const template = readFileSync(join(output, `${stack}.template.json`), 'utf8');
  const existing = await query(url, 'cloudformation', 'GetTemplate', { StackName: stack });
  const body = /<TemplateBody>([^]*)<.TemplateBody>/.exec(await existing.text())?.[1] ?? '';
  // As the real one does: nothing is sent where nothing has changed.
  if (existing.ok && unescapeXml(body) === template) return;
  const action = existing.ok ? 'UpdateStack' : 'CreateStack';
  const answer = await query(url, 'cloudformation', action, {
    StackName: stack,
    TemplateBody: template,
  });
  if (!answer.ok) throw new Error(`${stack}: ${await answer.text()}`);
}

const unescapeXml = (/** @type {string} */ text) =>
  text
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** @param {string} service */
const headersOf = (service) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=x/20260101/${REGION}/${service}/aws4_request`,
});

/**
 * @param {string} url
 * @param {string} service
 * @param {string} Action
 * @param {Record<string, string>} parameters
 */
const query = (url, service, Action, parameters) =>
  fetch(url, {
    method: 'POST',
    headers: { ...headersOf(service), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ Action, Version: '2010-05-15', ...parameters }),
  });

/**
 * @param {string} url
 * @param {string} service
 * @param {string} target
 * @param {object} body
 */
const json = (url, service, target, body) =>
  fetch(url, {
    method: 'POST',
    headers: {
      ...headersOf(service),
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
    },
    body: JSON.stringify(body),
  });
