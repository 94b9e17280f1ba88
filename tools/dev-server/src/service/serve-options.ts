import type { Manifest } from '@gatehouse/service-manifest';
import type { JoinedAws } from '@gatehouse/local-aws/shared';
import type { ServiceOutput } from '../output/service-output.ts';

export interface ServeOptions {
  readonly workspace: string;
  readonly name: string;
  readonly output: ServiceOutput;
  readonly colours: boolean;
  /** Variables of the shell. */
  readonly shell: Readonly<Record<string, string | undefined>>;
  /** The AWS that it uses, now; undefined where it is not ours. */
  readonly aws: () => JoinedAws | undefined;
  readonly inspectPort: (manifest: Manifest) => number | undefined;
  /** Called with the files of each bundle. */
  readonly watch: (files: Iterable<string>) => void;
  /** Called each time that the service answers. */
  readonly ready: (url: string, manifest: Manifest) => Promise<void>;
}
