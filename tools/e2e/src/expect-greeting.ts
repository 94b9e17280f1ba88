import type { Surroundings } from './scenario.ts';

const HEADERS = { 'x-api-key': 'gatehouse-local', 'content-type': 'application/json' };

/** Calls the example route of a service. @param name What a failure calls the service */
export async function expectGreeting(
  { expect }: Pick<Surroundings, 'expect'>,
  url: string,
  name: string,
): Promise<void> {
  const body = '{"name":"Ada"}';
  const response = await fetch(`${url}/greetings`, { method: 'POST', headers: HEADERS, body });
  const answer = await response.text();
  expect(answer === '{"greeting":"Hello, Ada"}', `${name} answers ${response.status} ${answer}`);
}
