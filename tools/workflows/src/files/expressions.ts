/** The expressions in a text: what is between `${{` and `}}`. */
export const expressionsIn = (text: string): string[] =>
  [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, expression = '']) => expression.trim());
