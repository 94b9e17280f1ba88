import { parse } from 'lossless-json';

/**
 * Parses JSON in which no object has a key twice: which of the two counts would be a guess.
 * @throws with one line
 */
export function parseStrictJson(text: string): unknown {
  return parse(text, undefined, {
    parseNumber: Number,
    onDuplicateKey: ({ key }) => {
      throw new SyntaxError(`the key "${key}" is there twice`);
    },
  });
}
