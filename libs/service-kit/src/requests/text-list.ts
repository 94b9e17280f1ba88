import * as z from 'zod';

/**
 * All values of one parameter in a query, such as `?tag=a&tag=b`, as a list; of `?tag=a`, too, which Express
 * parses as a text. Without the parameter, the list is empty.
 * @example z.strictObject({ tag: textList(z.enum(['new', 'paid'])) })
 */
export function textList<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item));
}
