import { readWorkspace } from '@gatehouse/service-manifest';
import { VirtualClock } from '../../aws/test/virtual-clock.ts';
import type { Row } from '../../deploy/status/row.ts';
import type { Ask } from '../ask/ask.ts';
import type { Clients } from '../aws/clients.ts';
import { connect } from '../aws/connect.ts';
import type { SetUpContext } from '../context.ts';
import { createGitHub } from '../github/create-github.ts';
import type { GitHub } from '../github/github.ts';
import { ANSWERS } from './answers.ts';
import type { Interruption } from './interruption.ts';
import { worldNames } from './world-names.ts';
import type { Parts } from './world-parts.ts';
import { worldPrograms } from './world-programs.ts';

export function contextOf(parts: Parts): SetUpContext {
  const { folder, accounts, github, interruption, asked, publicNames } = parts;
  const { root } = folder;
  const env = { ...folder.env };
  const clock = new VirtualClock();
  const endpointOf = (account: string) => accounts.get(account)?.url ?? 'http://127.0.0.1:1';
  const clients = new Map<string, Clients>();
  const ask: Ask = ({ id }) => {
    asked.push(id);
    const answer = ANSWERS[id];
    return answer === undefined
      ? Promise.reject(new Error(`asked for ${id}`))
      : Promise.resolve(answer);
  };
  return {
    ...{ root, env, ask, clock },
    workspace: () => readWorkspace(root).settings(),
    services: () => readWorkspace(root).services(),
    aws(place) {
      if (interruption.cut) throw new Error('interrupted');
      const known =
        clients.get(place.name) ??
        connect(place, {
          env,
          clock,
          endpoint: endpointOf(place.account),
          credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
          progress: () => undefined,
        });
      clients.set(place.name, known);
      return known;
    },
    status: (environment, services) =>
      Promise.resolve(
        services.map((service): Row => {
          const delivered = github.state.runs.some(({ conclusion }) => conclusion === 'success');
          const record = delivered ? ({} as NonNullable<Row['record']>) : undefined;
          return { environment, service, record, seen: undefined, drift: [], unknown: undefined };
        }),
      ),
    github: endsWith(
      interruption,
      createGitHub({
        url: github.url,
        token: () => Promise.resolve(github.token),
        pause: () => 0,
      }),
    ),
    programs: worldPrograms({ ...parts, env, endpointOf }),
    names: worldNames(publicNames),
  };
}

/** Once the process is gone, nothing begins any more. */
const endsWith = (interruption: Interruption, github: GitHub): GitHub =>
  new Proxy(github, {
    get(target, name: keyof GitHub) {
      if (interruption.cut) throw new Error('interrupted');
      return target[name];
    },
  });
