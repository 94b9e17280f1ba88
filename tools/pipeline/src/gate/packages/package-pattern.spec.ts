import type { FoundPackage } from '../model/report.ts';
import { matchesPackage } from './matches-package.ts';
import { checkPattern } from './package-pattern.ts';

const found = (purl: string | undefined, change: Partial<FoundPackage> = {}): FoundPackage => ({
  name: 'qs',
  version: '5.0.0',
  purl,
  kind: 'library',
  source: undefined,
  ...change,
});
const QS = found('pkg:npm/qs@5.0.0');
const SCOPED = found('pkg:npm/%40scope/qs@5.0.0', { name: '@scope/qs' });
const CURL = found('pkg:deb/debian/curl@8.14.1-2?arch=amd64&distro=debian-13', {
  name: 'curl',
  version: '8.14.1-2',
  kind: 'os',
});
const OPENSSL = found('pkg:rpm/redhat/openssl-libs@3.0.7-1.el9?epoch=1', {
  name: 'openssl-libs',
  version: '1:3.0.7-1.el9',
  kind: 'os',
});

describe('a package pattern', () => {
  it.each<[string, FoundPackage, 'yes' | 'no' | 'maybe']>([
    ['qs', QS, 'yes'],
    ['QS', QS, 'no'],
    ['curl', CURL, 'yes'],
    ['pkg:npm/qs', QS, 'yes'],
    ['pkg:NPM/qs', QS, 'yes'],
    ['pkg:npm/qs@5.0.0', QS, 'yes'],
    ['pkg:npm/qs@6.0.1', QS, 'no'],
    ['pkg:npm/qs?vers=vers:npm/<5.0.1', QS, 'yes'],
    ['pkg:npm/qs?vers=vers:npm/<5.0.0', QS, 'no'],
    ['pkg:pypi/qs@5.0.0', QS, 'no'],
    ['pkg:npm/%40scope/qs', QS, 'no'],
    ['pkg:npm/qs', SCOPED, 'no'],
    ['pkg:npm/@scope/qs@5.0.0', SCOPED, 'yes'],
    ['pkg:npm/%40scope/qs@5.0.0', SCOPED, 'yes'],
    ['pkg:npm/curl', CURL, 'no'],
    ['pkg:deb/ubuntu/curl', CURL, 'no'],
    ['pkg:deb/curl', CURL, 'maybe'],
    ['pkg:deb/debian/curl@8.14.1-2', CURL, 'yes'],
    ['pkg:deb/debian/curl?distro=debian-13', CURL, 'yes'],
    ['pkg:deb/debian/curl?distro=debian-12', CURL, 'no'],
    ['pkg:deb/debian/curl?arch=arm64', CURL, 'no'],
    ['pkg:deb/debian/curl?upstream=x', CURL, 'maybe'],
    ['pkg:rpm/redhat/openssl-libs@3.0.7-1.el9?epoch=1', OPENSSL, 'yes'],
    ['pkg:rpm/redhat/openssl-libs@1:3.0.7-1.el9', OPENSSL, 'yes'],
    ['pkg:rpm/redhat/openssl-libs@3.0.7-1.el9', OPENSSL, 'no'],
    ['pkg:rpm/rhel/openssl-libs', OPENSSL, 'yes'],
    ['pkg:npm/qs@5.0.0', found(undefined), 'maybe'],
    ['pkg:npm/qs@5.0.0', found(undefined, { kind: 'os' }), 'no'],
    ['pkg:npm/qs@5.0.0', found('not a purl'), 'maybe'],
    ['pkg:npm/express', found(undefined), 'no'],
    ['pkg:npm/qs@5.0.0', found('pkg:npm/qs@6.0.0'), 'no'],
    ['pkg:npm/qs@6.0.0', found('pkg:npm/qs@6.0.0'), 'no'],
  ])('%s matches %j: %s', (pattern, each, expected) => {
    expect(matchesPackage(pattern, undefined, each)).toBe(expected);
  });

  it.each<[readonly string[], 'yes' | 'no' | 'maybe']>([
    [['5.0.0'], 'yes'],
    [['4.0.0', '5.0.0'], 'yes'],
    [['4.0.0'], 'no'],
    [['>=5.0.0 <6.0.0'], 'yes'],
    [['vers:deb/<6'], 'no'],
    [['not a version'], 'maybe'],
  ])('matches the versions %j: %s', (versions, expected) => {
    expect(matchesPackage('pkg:npm/qs', versions, QS)).toBe(expected);
    expect(matchesPackage('qs', versions, QS)).toBe(expected);
  });

  it.each([
    'pkg:',
    'pkg:npm',
    'pkg:npm/qs%',
    'pkg:npm/qs@1?vers=vers:npm/<2',
    'pkg:npm/qs?vers=vers:x',
  ])('%s is refused', (text) => {
    expect(() => checkPattern(text)).toThrow();
  });
});
