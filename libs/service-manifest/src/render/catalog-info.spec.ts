import { parse } from 'yaml';
import type { Manifest } from '../schema/manifest-schema.ts';
import { workspace } from '../test/sample-workspace.ts';
import { catalogInfo } from './catalog-info.ts';

const render = (manifest: Partial<Manifest> = {}) =>
  parse(
    catalogInfo(
      {
        ...{ name: 'payments', folder: 'apps/payments' },
        repository: 'https://github.com/acme/services',
        manifest: { description: 'Takes payments', port: 3000, exposure: 'internal', ...manifest },
      },
      workspace,
    ),
  ) as object;

it('names the owner, the system, and the addresses of dashboards, runbooks and report', () => {
  expect(render({ owner: 'payments-team', calls: ['orders', 'mailer'] })).toMatchObject({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      ...{ name: 'payments', description: 'Takes payments' },
      links: expect.arrayContaining([
        {
          title: 'Dashboard, production',
          url: expect.stringMatching(
            /^https:\/\/[\w-]+\.console\.aws.*#dashboards\/dashboard\/payments-production$/,
          ),
        },
        { title: 'Runbooks', url: expect.stringContaining('/docs/runbooks') },
        { title: 'Weekly report', url: expect.stringContaining('/actions/workflows/report.yml') },
      ]),
    },
    spec: {
      ...{ type: 'service', owner: 'group:payments-team', system: workspace.repository },
      dependsOn: ['component:mailer', 'component:orders'],
    },
  });
});

it('belongs to the organisation if the manifest names no owner', () => {
  const { spec } = render() as { spec: { owner: string } };
  expect(spec.owner).toBe(`group:${workspace.organisation}`);
  expect(spec).not.toHaveProperty('dependsOn');
});

it('keeps any description unchanged', () => {
  const description = `It's "so": #1 {yes} - 'no' & *all*`;
  expect(render({ description })).toMatchObject({ metadata: { description } });
});
