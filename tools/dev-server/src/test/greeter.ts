/** A service without any package, which answers with what `greeting.ts` says and the library says. */
export const SERVICE = `import { createServer } from 'node:http';
import { greeting } from './greeting.ts';
import { name } from '@team/words';
createServer((request, response) => {
  const about = new URL(request.url ?? '/', 'http://localhost').pathname;
  const body = about === '/environment' ? JSON.stringify(process.env) : greeting + ' ' + name;
  response.end(about === '/openapi.json' ? '{}' : body);
}).listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;

export const greeting = (text: string): string => `export const greeting = '${text}';\n`;
