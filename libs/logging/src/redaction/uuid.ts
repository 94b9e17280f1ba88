const UUID_LENGTH = 36;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Ids are the most frequent values of fields. */
export function isUuid(text: string): boolean {
  return text.length === UUID_LENGTH && text[8] === '-' && UUID.test(text);
}
