import { buildTagOf, RELEASES_KEPT } from '@gatehouse/service-manifest';
import { checkRetention } from './check-retention.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

/** As many releases as are kept, the oldest last, which was pulled so many days ago. */
const releases = (pulled: number | undefined, count = RELEASES_KEPT) =>
  Array.from({ length: count }, (_, at) => ({
    imageDigest: `sha256:${at}`,
    imageTags: [buildTagOf(`${at}`)],
    imagePushedAt: daysAgo(at),
    ...(at === count - 1 && pulled !== undefined && { lastRecordedPullTime: daysAgo(pulled) }),
  }));

it('refuses one more release when the oldest is in use', () => {
  expect(checkRetention(releases(6), 'sha256:new', NOW)).toMatch(/^sha256:49 is in use/);
});

it.each([
  ['the oldest was not pulled for a week', releases(8)],
  ['the oldest was never pulled', releases(undefined)],
  ['there is room for one more', releases(1, RELEASES_KEPT - 1)],
  ['there are none', []],
])('accepts a release when %s', (_, images) => {
  expect(checkRetention(images, 'sha256:new', NOW)).toBeUndefined();
});

it('accepts an existing release again, because it evicts none', () => {
  expect(checkRetention(releases(1), 'sha256:3', NOW)).toBeUndefined();
});

it('does not count signatures, and accepts images in any order', () => {
  const signatures = releases(undefined).map((image) => ({
    ...image,
    imageTags: ['sha256-0.sig'],
  }));
  const images = [...signatures, ...releases(1, RELEASES_KEPT - 1).reverse()];
  expect(checkRetention(images, 'sha256:new', NOW)).toBeUndefined();
  expect(checkRetention(releases(1).reverse(), 'sha256:new', NOW)).toMatch(/in use/);
});
