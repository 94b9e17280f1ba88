/**
 * The id of a construct, or the folder of a log, for a group of services. The first group has no number, so that a
 * workspace with one group has plain names.
 */
export const ofGroup = (name: string, group: number, separator = ''): string =>
  group === 1 ? name : `${name}${separator}${group}`;
