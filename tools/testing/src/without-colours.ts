const COLOURS = /\u001b\[[\d;]*m/g;

export const withoutColours = (text: string): string => text.replace(COLOURS, '');
