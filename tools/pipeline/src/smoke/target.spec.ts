import {
  namesOf,
  parseWorkspace,
  environmentNamesOf,
  type Manifest,
} from '@gatehouse/service-manifest';
import { PAYMENTS, WORKSPACE } from '../deploy/test/workspace.ts';
import { parseOrigin, targetOf } from './target.ts';

const workspace = parseWorkspace('gatehouse.json', WORKSPACE);
const target = (exposure: Manifest['exposure']) =>
  targetOf({
    service: 'payments',
    environment: 'production',
    workspace,
    settings: workspace.environments['production']!,
    manifest: { ...PAYMENTS, exposure },
    names: namesOf(workspace, 'production', 'payments'),
    shared: environmentNamesOf(workspace, 'production'),
  });

describe('targetOf', () => {
  it('is the public host of a public service', () => {
    expect(target('public')).toEqual({ origin: 'https://payments.production.example.com' });
  });

  it('is unreachable for an internal service', () => {
    expect(target('internal')).toEqual({ outOfReach: expect.stringContaining('internal') });
  });
});

describe('parseOrigin', () => {
  it.each([
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['https://Payments.example.com/', 'https://payments.example.com'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('accepts %s', (text, origin) => {
    expect(parseOrigin(text)).toBe(origin);
  });

  it.each([
    '',
    'localhost:3000',
    '127.0.0.1',
    'ftp://a',
    'file:///etc/passwd',
    'http://a/path',
    'http://a?b',
    'http://a#b',
    'http://me:secret@a',
  ])('refuses "%s"', (text) => {
    expect(() => parseOrigin(text)).toThrow('It must be an address such as');
  });
});
