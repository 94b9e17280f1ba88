const SURROGATES = 0x800;

/** How many characters Unicode has, surrogates apart. */
export const CHARACTERS = 0x110000 - SURROGATES;

/**
 * The character at an index below {@link CHARACTERS}: `fc.string({ unit: fc.nat(CHARACTERS - 1).map(characterAt) })`
 * gives any text. So does fast-check's own unit `binary`, which first makes a table of them all: a second of
 * processor time in each file of tests.
 */
export const characterAt = (index: number): string =>
  String.fromCodePoint(index < 0xd800 ? index : index + SURROGATES);
