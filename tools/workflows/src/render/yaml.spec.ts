import { lines, paragraphs, yaml } from './yaml.ts';

describe('yaml', () => {
  it('removes the indentation of the code, and indents inserted text', () => {
    const inner = yaml`
      one: 1
      two:
        - a
    `;
    expect(yaml`
      outer:
        ${inner}
        three: ${3}
    `).toBe('outer:\n  one: 1\n  two:\n    - a\n  three: 3\n');
  });

  it('omits a line with nothing but an empty string', () => {
    expect(yaml`
      a: 1
      ${''}
      b: 2
    `).toBe('a: 1\nb: 2\n');
  });

  it('keeps one empty line for an empty paragraph', () => {
    expect(yaml`
      a: 1

      ${''}

      b: 2
    `).toBe('a: 1\n\nb: 2\n');
  });

  it("keeps empty lines and GitHub's expressions", () => {
    expect(yaml`
      a: \${{ inputs.a }}

      b: 2
    `).toBe('a: ${{ inputs.a }}\n\nb: 2\n');
  });
});

it('joins blocks with an empty line, and lines without one', () => {
  expect(paragraphs(['a\n', '', 'b\n'])).toBe('a\n\nb\n');
  expect(lines(['- a\n', '- b\n'])).toBe('- a\n- b\n');
});
