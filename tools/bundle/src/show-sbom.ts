import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { BUNDLE_FOLDER } from './bundle.ts';
import { IN_BUNDLE } from './sbom/component-of.ts';

const HELP = `npx nx sbom NAME [options]

Builds the service, and sums up the bill of materials (CycloneDX) of its bundle.

  --json  print it whole
`;

interface Bom {
  specVersion: string;
  components: { properties: { name: string; value: string }[] }[];
}

const [folder = '', ...options] = process.argv.slice(2);
const file = join(relative(process.cwd(), folder), BUNDLE_FOLDER, 'sbom.cdx.json');
process.stdout.write(process.argv.includes('--help') ? HELP : await output());

async function output(): Promise<string> {
  const text = await readFile(file, 'utf8');
  return options.includes('--json') ? text : `${summary(JSON.parse(text) as Bom)}\n`;
}

function summary({ specVersion, components }: Bom): string {
  const bundled = components.filter(({ properties }) =>
    properties.some(({ name, value }) => name === IN_BUNDLE && value === 'true'),
  );
  return [
    `${file} (CycloneDX ${specVersion})`,
    `  ${bundled.length} components are in the bundle`,
    `  ${components.length - bundled.length} more are installed, and nothing of them is in it`,
  ].join('\n');
}
