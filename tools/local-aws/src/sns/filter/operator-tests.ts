import { BlockList, isIP } from 'node:net';
import { isObject, type Scalar } from './policy.ts';

const onText =
  (test: (value: string, operand: string) => boolean) =>
  (operand: string, value: Scalar): boolean =>
    typeof value === 'string' && test(value, operand);

/** Whether a value meets the operand, by operator. */
export const operatorTests: Readonly<Record<string, (operand: never, value: Scalar) => boolean>> = {
  prefix: onText((value, start) => value.startsWith(start)),
  suffix: onText((value, end) => value.endsWith(end)),
  'equals-ignore-case': onText((value, other) => value.toLowerCase() === other.toLowerCase()),
  wildcard: onText((value, pattern) => wildcard(pattern).test(value)),
  cidr: onText(isWithin),
  numeric(terms: readonly (string | number)[], value) {
    if (typeof value !== 'number') return false;
    return terms.every(
      (term, index) => typeof term === 'number' || compare(term, value, Number(terms[index + 1])),
    );
  },
  'anything-but'(operand: unknown, value) {
    const [excluded, test] = isObject(operand)
      ? [Object.values(operand)[0], operatorTests[Object.keys(operand)[0] ?? '']]
      : [operand, undefined];
    const all = (Array.isArray(excluded) ? excluded : [excluded]) as Scalar[];
    return !all.some((each) => (test ? test(each as never, value) : each === value));
  },
};

const compare = (operator: string, value: number, other: number): boolean =>
  (operator.includes('=') && value === other) ||
  (operator.startsWith('<') && value < other) ||
  (operator.startsWith('>') && value > other);

/** `*` matches any characters; after a backslash, itself. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern.replace(/\\([\\*])|([*])|[\s\S]/g, (character, escaped?: string, any?: string) =>
      any ? '[\\s\\S]*' : (escaped ?? character).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'),
    )}$`,
    'u',
  );

function isWithin(address: string, cidr: string): boolean {
  const [network = '', bits] = cidr.split('/');
  const family = isIP(network);
  if (isIP(address) !== family) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, Number(bits), type);
  return list.check(address, type);
}
