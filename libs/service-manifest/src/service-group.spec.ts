import { MOST_SERVICES_OF_GROUP } from './group-limits.ts';
import { freeGroup, groupOf, groupsOf } from './service-group.ts';

const services = (count: number, group?: number) =>
  Array.from({ length: count }, () => (group === undefined ? {} : { group }));

it('puts a service without a group into the first', () => {
  expect(groupOf({})).toBe(1);
  expect(groupsOf([{ group: 3 }, {}, { group: 3 }])).toEqual([1, 3]);
});

it('begins another group where all are full, and fills gaps before', () => {
  expect(freeGroup([])).toBe(1);
  expect(freeGroup(services(MOST_SERVICES_OF_GROUP - 1))).toBe(1);
  expect(freeGroup(services(MOST_SERVICES_OF_GROUP))).toBe(2);
  expect(freeGroup([...services(MOST_SERVICES_OF_GROUP), ...services(3, 2)])).toBe(2);
  expect(
    freeGroup([...services(MOST_SERVICES_OF_GROUP - 1), ...services(MOST_SERVICES_OF_GROUP, 2)]),
  ).toBe(1);
});
