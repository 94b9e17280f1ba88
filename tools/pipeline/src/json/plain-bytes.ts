export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;

/** 1 for bytes that represent themselves in a string: all except quote, backslash and control characters. */
export const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH),
);
