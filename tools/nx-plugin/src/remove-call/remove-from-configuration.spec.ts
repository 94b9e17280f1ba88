import { removeFromConfiguration } from './remove-from-configuration.ts';

const schema = (...lines: string[]) =>
  [
    "import * as z from 'zod';",
    'export const configuration = z.object({',
    ...lines,
    '});',
    '',
  ].join('\n');
const remove = (source: string) => removeFromConfiguration(source, ['A_URL', 'A_SECRET']);

describe('removeFromConfiguration', () => {
  it("removes properties with their comments, and keeps the others' comments", () => {
    const source = schema(
      '  B: z.string(), // of B',
      '  /** URL of a. */',
      '  A_URL: z.string(), // of a',
      '  // The key.',
      "  'A_SECRET': z.string(),",
      '  /** C. */',
      '  C: z.string(),',
    );
    expect(remove(source)).toBe(
      schema('  B: z.string(), // of B', '  /** C. */', '  C: z.string(),'),
    );
  });

  it('removes the only ones, on one line and without a trailing comma', () => {
    const source =
      "import { z } from 'zod';\nexport const configuration = z.object({ A_URL: z.url() });";
    expect(remove(source)).toBe(
      "import { z } from 'zod';\nexport const configuration = z.object({ });",
    );
  });

  it('finds them in extended schemas, and leaves other sources unchanged', () => {
    expect(
      remove(
        "import { z } from 'zod';\nconst base = z.object({ A_URL: z.url(), B: z.url() });\nexport const configuration = base.extend({ C: z.url() });",
      ),
    ).toContain('z.object({ B: z.url() })');
    const others = "import { configuration } from './shared.ts';\nexport { configuration };";
    expect(remove(others)).toBe(others);
  });
});
