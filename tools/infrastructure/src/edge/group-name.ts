import { groupSuffix } from '@gatehouse/service-manifest';

/**
 * The id of a construct, or the folder of a log, for a group of services. The first group has no number, so that a
 * workspace with one group has plain names.
 */
export const groupName = (name: string, group: number, separator = ''): string =>
  `${name}${groupSuffix(group).replace('-', separator)}`;
