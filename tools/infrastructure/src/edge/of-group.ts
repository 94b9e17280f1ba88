/**
 * The id of a construct, or the folder of a log, of one group of services. That of the first has no number, as where there is only one.
 */
export const ofGroup = (name: string, group: number, separator = ''): string =>
  group === 1 ? name : `${name}${separator}${group}`;
