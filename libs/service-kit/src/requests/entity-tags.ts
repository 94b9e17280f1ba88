/** `*`, or the tags of a list as received, weak ones with their `W/`. */
export type TagList = '*' | readonly string[];

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;
const LIST =
  /^(?:[ \t]*,)*[ \t]*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"[ \t]*(?:,[ \t]*(?:(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"[ \t]*)?)*$/;

/**
 * The value of If-Match or If-None-Match (RFC 9110, 13.1.1 and 13.1.2).
 * @returns undefined if it is malformed
 * @example parseTagList('"1", W/"2"'); // ['"1"', 'W/"2"']
 */
export function parseTagList(value: string): TagList | undefined {
  if (value.trim() === '*') return '*';
  return LIST.test(value) ? (value.match(TAG) ?? []) : undefined;
}

/**
 * Whether the list contains the current tag: with strong comparison for If-Match and If-Range, weak for
 * If-None-Match (8.8.3.2).
 * @example includesTag(parseTagList(ifMatch), '"7"', 'strong');
 */
export function includesTag(
  list: TagList | undefined,
  current: string | undefined,
  comparison: 'strong' | 'weak',
): boolean {
  if (current === undefined || list === undefined) return false;
  if (list === '*') return true;
  if (comparison === 'strong') return !current.startsWith('W/') && list.includes(current);
  const opaque = withoutWeakness(current);
  return list.some((tag) => withoutWeakness(tag) === opaque);
}

const withoutWeakness = (tag: string) => (tag.startsWith('W/') ? tag.slice(2) : tag);
