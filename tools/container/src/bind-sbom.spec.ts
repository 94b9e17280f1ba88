import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bindSbom } from './bind-sbom.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-sbom-'));
const file = join(folder, 'sbom.json');
afterAll(() => rmSync(folder, { recursive: true }));

describe('binding a bill of materials to an image', () => {
  it('names the image as its root and keeps everything else', async () => {
    const document = {
      bomFormat: 'CycloneDX',
      serialNumber: 'urn:uuid:1',
      metadata: { timestamp: 'x', component: { type: 'application', name: 'payments', a: 1 } },
      components: [{ name: 'qs' }],
    };
    writeFileSync(file, JSON.stringify(document));
    await bindSbom(file, 'payments', DIGEST);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      ...document,
      metadata: {
        ...document.metadata,
        component: {
          ...document.metadata.component,
          purl: `pkg:oci/payments@sha256%3A${'a'.repeat(64)}`,
        },
      },
    });
  });

  it('refuses a document that is not CycloneDX', async () => {
    writeFileSync(file, '{"spdxVersion":"SPDX-2.3"}');
    await expect(bindSbom(file, 'payments', DIGEST)).rejects.toThrow('is not CycloneDX');
  });
});
