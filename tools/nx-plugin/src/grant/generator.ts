import { logger, type Tree } from '@nx/devkit';
import { parse } from 'jsonc-parser';
import { grantVariable, type Grant, type Manifest } from '@gatehouse/service-manifest';
import { editManifest, manifestTextOf } from '../workspace/edit-manifest.ts';

export interface GrantOptions {
  service: string;
  kind: 'topic' | 'table' | 'bucket';
  name: string;
  access?: 'publish' | 'read' | 'write' | 'read-write';
}

/**
 * Grants a service something of AWS, or changes what it may do with it. Asked for the same again, it
 * changes nothing.
 * @throws where the service is not there or the grant is not valid
 */
export default async function grant(tree: Tree, options: GrantOptions): Promise<void> {
  const { service, kind, name, access = kind === 'topic' ? 'publish' : 'read' } = options;
  const { grants } = parse(manifestTextOf(tree, service)) as Manifest;
  const at = (grants ?? []).findIndex((each) => (each as Record<string, unknown>)[kind] === name);
  await editManifest(
    tree,
    service,
    at >= 0
      ? { path: ['grants', at, 'access'], value: access }
      : grants
        ? { path: ['grants', -1], value: { [kind]: name, access } }
        : { path: ['grants'], value: [{ [kind]: name, access } as unknown as Grant] },
  );
  const variable = kind === 'topic' ? 'TOPIC_ARNS' : grantVariable(kind, name);
  logger.info(`${service} may ${access} ${name}; its code finds it in ${variable}`);
}
