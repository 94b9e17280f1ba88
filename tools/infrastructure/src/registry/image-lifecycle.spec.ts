import { buildTagOf } from '@gatehouse/service-manifest';
import { buildLifecycle, releaseLifecycle } from './image-lifecycle.ts';

type Rules = ReturnType<typeof buildLifecycle>;

/** The rule that decides on an image: the first that matches one of its tags. */
const ruleFor = (rules: Rules, ...tags: string[]) =>
  rules.find(({ tagPatternList = [] }) =>
    tagPatternList.some((pattern) => tags.some((tag) => tag.startsWith(pattern.replace('*', '')))),
  );

it('removes builds by age alone, so that pushing more of them evicts none', () => {
  expect(ruleFor(buildLifecycle(), buildTagOf('4f2c'))?.maxImageAge?.toDays()).toBe(30);
  for (const rule of buildLifecycle()) expect(rule).not.toHaveProperty('maxImageCount');
});

it('keeps releases by count alone, so that none expires while it runs', () => {
  const rule = ruleFor(releaseLifecycle(), buildTagOf('4f2c'));
  expect(rule).toMatchObject({ maxImageCount: 50 });
  expect(rule).not.toHaveProperty('maxImageAge');
});

it.each([
  ['build', buildLifecycle()],
  ['release', releaseLifecycle()],
] as const)(
  'does not count signatures in a %s repository, and removes untagged images last',
  (_, rules) => {
    expect(ruleFor(rules, `sha256-${'0f'.repeat(32)}`)).toBeUndefined();
    expect(rules.map(({ rulePriority }) => rulePriority)).toEqual([1, 2]);
    expect(rules.at(-1)).toMatchObject({ tagStatus: 'untagged' });
  },
);
