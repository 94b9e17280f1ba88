import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceAround } from '@gatehouse/service-manifest';
import { formatNotification } from '@gatehouse/local-aws/shared';
import { bannerOf } from './banner-of.ts';
import { inspectPortOf } from './inspect-port.ts';
import { joinLocalAws } from './local-aws.ts';
import { isAboutOwnRequest } from './own-requests.ts';
import { serviceOutputs, type Colours } from './output/service-output.ts';
import { serveService } from './service/serve-service.ts';
import type { ServedService } from './service/served-service.ts';
import { watchSources } from './watch/watch-sources.ts';
import { chosenServices } from './chosen-services.ts';

const AWS = 'local AWS';

export interface ServeSettings {
  /** All of the workspace without any. */
  readonly services: readonly string[];
  readonly inspect: true | number | undefined;
  readonly colours: Colours;
  readonly shell: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

/**
 * Serves services until the signal. Their lines come first, then a banner for each one that is
 * ready, so that the last thing on the screen is a call to paste.
 */
export async function serve(settings: ServeSettings): Promise<void> {
  const { inspect, colours, shell, write, signal } = settings;
  const workspace = realpathSync(shell['NX_WORKSPACE_ROOT'] ?? workspaceAround(process.cwd()));
  const names = await chosenServices(workspace, settings.services);
  const outputs = serviceOutputs([...names, AWS], colours, write, isAboutOwnRequest);
  const served: ServedService[] = [];
  const aws = await joinLocalAws(
    workspace,
    shell,
    signal,
    (joined, isFirst) => {
      const output = outputs(AWS);
      output.line(isFirst ? `at ${joined.url}` : `ended; another one, empty, is at ${joined.url}`);
      joined.onNotification((notification) =>
        output.line(formatNotification(notification, colours)),
      );
      if (!isFirst) for (const each of served) each.restart();
    },
    (error) => outputs(AWS).line(error.message),
  );
  const folders = [...names.map((name) => join(workspace, 'apps', name)), join(workspace, 'libs')];
  const watched = watchSources(folders, (files) => {
    for (const each of served) each.changed(files);
  });

  let first: string[] | undefined = [];
  for (const [index, name] of names.entries())
    served.push(
      await serveService({
        workspace,
        name,
        output: outputs(name),
        colours: colours.isColorSupported,
        shell: names.length > 1 ? { ...shell, PORT: undefined } : shell,
        aws: aws.current,
        watch: (files) => void watched.then((each) => each.include(files)),
        inspectPort: ({ port }) =>
          inspect === true ? inspectPortOf(port) : inspect && inspect + index,
        async ready(url, manifest) {
          const text = await bannerOf(name, url, manifest, colours);
          if (first) first.push(text);
          else write(text);
        },
      }),
    );
  const ended = signal.aborted ? Promise.resolve() : once(signal, 'abort');
  await Promise.race([Promise.all(served.map(({ settled }) => settled)), ended]);
  const banners = first;
  first = undefined;
  if (!signal.aborted) write(banners.join(''));
  await ended;
  await Promise.all([...served.map((each) => each.stop()), watched.then((each) => each.close())]);
  await aws.leave();
}
