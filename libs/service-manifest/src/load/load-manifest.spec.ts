import { ManifestError } from './problem.ts';
import { WRONG_MANIFESTS } from '../test/wrong-manifests.ts';
import { readServices, readWorkspace } from './load-manifest.ts';

const WORKSPACE = {
  organisation: 'acme',
  repository: 'services',
  registry: { account: '111111111111', region: 'eu-central-1' },
  environments: {
    development: {
      account: '222222222222',
      region: 'eu-central-1',
      cluster: 'development',
      domain: 'dev.acme.internal',
    },
    production: {
      account: '333333333333',
      region: 'eu-central-1',
      cluster: 'production',
      domain: 'acme.internal',
      production: true,
    },
  },
};
const workspace = readWorkspace('gatehouse.json', JSON.stringify(WORKSPACE));

const GOOD = {
  description: 'Takes payments',
  port: 3000,
  exposure: 'internal',
  secrets: { apiKeys: 'payments/api-keys' },
};
const NEIGHBOUR = { ...GOOD, port: 3009 };

function messages(manifest: object | string, name = 'payments'): string {
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  try {
    readServices(
      [
        { name: 'api', file: 'apps/api/service.json', text: JSON.stringify(NEIGHBOUR) },
        { name, file: `apps/${name}/service.json`, text },
      ],
      workspace,
    );
  } catch (error) {
    if (error instanceof ManifestError) return error.message;
    throw error;
  }
  return 'valid';
}

describe('a manifest', () => {
  it('is taken when nothing is wrong, comments and trailing commas included', () => {
    expect(messages(GOOD)).toBe('valid');
    expect(messages(`// why\n${JSON.stringify(GOOD).replace(/}$/, ',}')}`)).toBe('valid');
  });

  it.each(WRONG_MANIFESTS)('with %s is refused', (_what, change, message) => {
    const said = messages({ ...GOOD, ...change });
    expect(said).toContain(message);
    expect(said).toMatch(/^apps\/payments\/service\.json:\d+:\d+ /);
    expect(said.split('\n')).toHaveLength(1);
  });

  it('names the line and the column', () => {
    const text = JSON.stringify({ ...GOOD, size: { cpu: 256, memory: 4096 } }, null, 2);
    expect(messages(text)).toMatch(/^apps\/payments\/service\.json:10:15 size\.memory: /);
    expect(messages(text.replace('"description"', '"descripton"'))).toMatch(
      /^apps\/payments\/service\.json:1:1 description: .* missing\napps\/payments\/service\.json:2:3 descripton: .* mean "description"/,
    );
  });

  it('names all that is wrong at once', () => {
    const wrong = { ...GOOD, port: 80, prot: 1, grants: [{ topic: '*', access: 'publish' }] };
    expect(messages(wrong).split('\n')).toHaveLength(3);
    // What the schema finds in one property does not hide what a rule finds in another.
    const both = { ...wrong, size: { cpu: 256, memory: 4096 }, secrets: { apiKeys: '*' } };
    expect(messages(both).split('\n')).toHaveLength(5);
  });

  it.each([
    ['is no JSON', '{"port": 3000,, }', 'No valid JSON: property name expected'],
    ['is a list', '[]', 'Must be a JSON object'],
    ['is empty', '', 'No valid JSON: value expected'],
    ['has a property twice', '{"port": 3000, "port": 3001}', '"port" is there twice'],
  ])('that %s is refused', (_what, text, message) => expect(messages(text)).toContain(message));

  it('in a folder that is no name is refused', () => {
    expect(messages(GOOD, 'Payments')).toContain('is no name for a service');
  });
});

describe('gatehouse.json', () => {
  it.each([
    [
      'an account that is no text',
      { registry: { account: 111111111111, region: 'eu-central-1' } },
      'registry.account: must be an AWS account: 12 digits in quotes, not 111111111111',
    ],
    [
      'a production that trusts keys in files',
      {
        environments: { production: { ...WORKSPACE.environments.production, local: true } },
      },
      'environments.production.local: cannot go with "production"',
    ],
    ['no environment', { environments: {} }, 'environments: must have one environment or more'],
    [
      'two environments in one place',
      {
        environments: {
          one: WORKSPACE.environments.production,
          two: WORKSPACE.environments.production,
        },
      },
      'environments.two: has account and region of "one"',
    ],
    [
      'a misspelt key',
      { organization: 'acme' },
      'organization: is not known here; did you mean "organisation"?',
    ],
  ])('with %s is refused', (_what, change, message) => {
    expect(() =>
      readWorkspace('gatehouse.json', JSON.stringify({ ...WORKSPACE, ...change })),
    ).toThrow(message);
  });
});
