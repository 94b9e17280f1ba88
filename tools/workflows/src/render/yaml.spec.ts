import { lines, paragraphs, yaml } from './yaml.ts';

describe('yaml', () => {
  it('takes the indentation of the code away, and indents what is put in', () => {
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

  it('leaves out a line of nothing but an empty text', () => {
    expect(yaml`
      a: 1
      ${''}
      b: 2
    `).toBe('a: 1\nb: 2\n');
  });

  it('leaves one empty line where a paragraph is an empty text', () => {
    expect(yaml`
      a: 1

      ${''}

      b: 2
    `).toBe('a: 1\n\nb: 2\n');
  });

  it('keeps empty lines and expressions of GitHub', () => {
    expect(yaml`
      a: \${{ inputs.a }}

      b: 2
    `).toBe('a: ${{ inputs.a }}\n\nb: 2\n');
  });
});

it('joins blocks with an empty line, and lines without', () => {
  expect(paragraphs(['a\n', '', 'b\n'])).toBe('a\n\nb\n');
  expect(lines(['- a\n', '- b\n'])).toBe('- a\n- b\n');
});
