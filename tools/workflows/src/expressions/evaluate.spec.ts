import { evaluate } from './evaluate.ts';

describe('evaluate', () => {
  it('evaluates as GitHub does, which compares case-insensitively and treats missing values as empty', () => {
    const needs = { build: { result: 'Success', outputs: {} } };
    expect(evaluate("needs.build.result == 'success'", { needs })).toBe(true);
    expect(evaluate("${{ needs.build.outputs.any == '' }}", { needs })).toBe(true);
    expect(evaluate("contains(needs.*.result, 'failure')", { needs })).toBe(false);
  });

  it('refuses what GitHub refuses', () => {
    expect(() => evaluate('needs.build ==', { needs: {} })).toThrow();
    expect(() => evaluate('github.ref', { needs: {} })).toThrow(/github/);
  });
});
