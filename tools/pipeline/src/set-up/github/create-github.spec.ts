import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGitHub } from './create-github.ts';

let server: Server;
let url: string;
/** Responses by path and query. */
let pages: Record<string, { body: unknown; link?: string }>;

beforeEach(async () => {
  server = createServer(({ url: path = '' }, response) => {
    const page = pages[path];
    response.writeHead(page ? 200 : 404, { ...(page?.link && { link: page.link }) });
    response.end(JSON.stringify(page?.body ?? { message: 'Not Found' }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((closed) => server.close(closed)));

const gitHub = () => createGitHub({ url, token: () => Promise.resolve('a-token') });

it('a list is read to its last page', async () => {
  pages = {
    '/teams?per_page=100': {
      body: ['a', 'b'],
      link: `<${url}/organizations/1/teams?per_page=100&page=2>; rel="next", <${url}/organizations/1/teams?per_page=100&page=3>; rel="last"`,
    },
    '/organizations/1/teams?per_page=100&page=2': {
      body: [],
      link: `<${url}/teams?per_page=100>; rel="prev", <${url}/organizations/1/teams?per_page=100&page=3>; rel="next"`,
    },
    '/organizations/1/teams?per_page=100&page=3': {
      body: ['c'],
      link: `<${url}/teams?per_page=100>; rel="first"`,
    },
  };
  expect(await gitHub().list('/teams')).toEqual(['a', 'b', 'c']);
});

it('a list in a field is read to its last page, and keeps its query', async () => {
  pages = {
    '/policies?all=true&per_page=100': {
      body: { total_count: 2, policies: ['a'] },
      link: `<${url}/policies?all=true&per_page=100&page=2>; rel="next"`,
    },
    '/policies?all=true&per_page=100&page=2': { body: { total_count: 2, policies: ['b'] } },
  };
  expect(await gitHub().list('/policies?all=true', 'policies')).toEqual(['a', 'b']);
});

it('what does not exist has no elements', async () => {
  pages = {};
  expect(await gitHub().list('/teams', 'teams')).toEqual([]);
});

it('a next page on another host is refused, as it would receive the token', async () => {
  pages = {
    '/teams?per_page=100': { body: [], link: `<${url}.example.com/teams>; rel="next"` },
  };
  await expect(gitHub().list('/teams')).rejects.toThrow(
    `GitHub GET ${url}/teams?per_page=100: its next page is elsewhere: ${url}.example.com/teams`,
  );
});
