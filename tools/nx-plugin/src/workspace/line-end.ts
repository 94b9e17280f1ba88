/** How the lines of a file end: as its first one does. A checkout on Windows may have `\r\n`. */
export const lineEndOf = (text: string): string => (/^[^\n]*\r\n/.test(text) ? '\r\n' : '\n');
