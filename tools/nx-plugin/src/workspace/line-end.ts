/** The line ending of a file: that of its first line. A checkout on Windows may have `\r\n`. */
export const lineEndOf = (text: string): string => (/^[^\n]*\r\n/.test(text) ? '\r\n' : '\n');
