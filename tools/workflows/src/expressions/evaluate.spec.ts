import { evaluate } from './evaluate.ts';

describe('evaluate', () => {
  it('means what GitHub means, which compares without case and takes what is missing for empty', () => {
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
