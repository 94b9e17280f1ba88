import * as fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import { compareVersions } from './compare-versions.ts';

/** From the earliest on, each later than the one before it. */
const ORDERED: Readonly<Record<string, readonly string[]>> = {
  npm: [
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0',
    '1.2.0',
    '1.10.0',
  ],
  golang: ['0.1.0', '1.2.3-rc.1', '1.2.3', '2.0.0'],
  deb: [
    '1.0~~',
    '1.0~rc1-1',
    '1.0-1',
    '1.0-1+b1',
    '1.0-1+deb13u1',
    '1.0a-1',
    '1.0+dfsg-1',
    '1.2.9-1',
    '1.2.10-1',
    '1:0.1-1',
    '2:0.1-1',
  ],
  rpm: [
    '1.0~beta-1',
    '1.0-1',
    '1.0-1.el9',
    '1.0-1.el9_2',
    '1.0-2.el9',
    '1.0^git1-1',
    '1.0.a-1',
    '1.0.1-1',
    '1.10-1',
    '1:0.5-1',
  ],
  apk: [
    '1.0_alpha1-r0',
    '1.0_rc1-r0',
    '1.0-r0',
    '1.0-r10',
    '1.0_p1-r0',
    '1.0a-r0',
    '1.0.1-r0',
    '1.05-r0',
    '1.1-r0',
    '1.10-r0',
  ],
};
const cases = Object.entries(ORDERED).flatMap(([ecosystem, versions]) =>
  versions.flatMap((a, at) => versions.slice(at + 1).map((b) => [ecosystem, a, b] as const)),
);

describe('versions', () => {
  it.each(cases)('of %s: %s comes before %s', (ecosystem, a, b) => {
    expect(compareVersions(ecosystem, a, b)).toBeLessThan(0);
    expect(compareVersions(ecosystem, b, a)).toBeGreaterThan(0);
    expect(compareVersions(ecosystem, a, a)).toBe(0);
  });

  it.each([
    ['deb', '1.0-1', '0:1.0-1'],
    ['deb', '1.0', '1.0-0'],
    ['deb', '1.01-1', '1.1-1'],
    ['rpm', '1.0-1', '0:1.0-1'],
    ['rpm', '1.0.0-1', '1_0_0-1'],
    ['npm', '1.0.0+build', '1.0.0'],
    ['apk', '1.0', '1.0-r0'],
  ])('of %s: %s and %s are equal', (ecosystem, a, b) => {
    expect(compareVersions(ecosystem, a, b)).toBe(0);
  });

  it.each([
    ['npm', '1.0', '1.0.0'],
    ['npm', 'latest', '1.0.0'],
    ['deb', '1 0', '1.0'],
    ['rpm', '1.0', '1.0-1'],
    ['apk', '1.0-1', '1.0-r1'],
    ['pypi', '1.0', '1.1'],
    ['maven', '1.0', '1.1'],
    [undefined, '1.0.0', '1.0.1'],
    ['constructor', '1.0.0', '1.0.1'],
  ])('of %s: %s and %s cannot be compared', (ecosystem, a, b) => {
    expect(compareVersions(ecosystem, a, b)).toBeUndefined();
  });

  it('are in a total order', () => {
    const digits = fc.stringMatching(/^[0-9a-z.~+]{1,6}$/);
    fc.assert(
      fc.property(fc.constantFrom('deb', 'rpm'), digits, digits, digits, (type, a, b, c) => {
        const compare = (x: string, y: string) =>
          Math.sign(compareVersions(type, `1${x}-1`, `1${y}-1`) as number);
        expect(compare(a, b)).toBe(0 - compare(b, a));
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: runs(2_000) },
    );
  });
});
