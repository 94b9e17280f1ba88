import { imageTagOf } from '@gatehouse/service-manifest';
import { imageLifecycle } from './image-lifecycle.ts';

const rules = imageLifecycle(['development', 'staging', 'production']);
const DIGEST = `sha256:${'0f'.repeat(32)}`;

/** The rule that has the say over an image: the first that one of its tags matches. */
const ruleFor = (...tags: string[]) =>
  [...rules]
    .sort((one, other) => one.rulePriority! - other.rulePriority!)
    .find(({ tagPatternList = [] }) =>
      tagPatternList.some((pattern) =>
        tags.some((tag) => tag.startsWith(pattern.replace('*', ''))),
      ),
    );

it('keeps the last ten builds, and the last ten that were released to each environment', () => {
  for (const tags of [
    [imageTagOf.build('4f2c')],
    [imageTagOf.release('development', DIGEST)],
    [imageTagOf.release('staging', DIGEST)],
    [imageTagOf.release('production', DIGEST)],
  ])
    expect([tags, ruleFor(...tags)]).toEqual([
      tags,
      expect.objectContaining({
        maxImageCount: 10,
        tagPatternList: [expect.stringMatching(/\*$/)],
      }),
    ]);
});

it('keeps what runs in production, however many builds and releases to other environments follow', () => {
  const tags = [
    imageTagOf.build('4f2c'),
    imageTagOf.release('development', DIGEST),
    imageTagOf.release('staging', DIGEST),
    imageTagOf.release('production', DIGEST),
  ];
  expect(ruleFor(...tags)?.tagPatternList).toEqual(['release-production-*']);
  expect(ruleFor(...tags.slice(0, 3))?.tagPatternList).toEqual(['release-staging-*']);
});

it('counts no signature, and none expires by itself', () => {
  expect(ruleFor(DIGEST.replace(':', '-'))).toBeUndefined();
});

it('removes what has no tag after a day, after all other rules', () => {
  expect(rules.at(-1)).toMatchObject({ tagStatus: 'untagged', rulePriority: rules.length });
  expect(rules.at(-1)?.maxImageAge?.toDays()).toBe(1);
});

it('makes tags that ECR takes', () => {
  // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageIdentifier.html
  expect(imageTagOf.release('abcdefghijkl', DIGEST)).toMatch(/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/);
});
