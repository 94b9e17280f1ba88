import { ERROR_PAGES } from '@gatehouse/service-manifest/errors';
import { AREAS, errorHelp, pagesFor, unknownCode } from './error-help.ts';

describe('error help', () => {
  it('explains one code with its cause and its fix', () => {
    expect(errorHelp(pagesFor('gh-evidence-012'))).toBe(
      'GH-EVIDENCE-012: The evidence is from the future\n\n' +
        'Cause: The clock of the machine that signed it, or of this one, is wrong.\n\n' +
        'Fix:   Synchronise the clocks, then run the gate again.\n',
    );
  });

  it('wraps long texts below their first word and loses no word', () => {
    for (const [code, { cause, fix }] of Object.entries(ERROR_PAGES)) {
      const help = errorHelp(pagesFor(code));
      expect(help.replace(/\s+/g, ' ')).toContain(`Cause: ${cause} Fix: ${fix}`);
      const long = help.split('\n').filter((line) => line.length > 110);
      expect(long).toEqual([]);
    }
  });

  it('lists the codes of an area, and those of all areas', () => {
    expect(errorHelp(pagesFor('GH-SMOKE'))).toMatch(
      /^GH-SMOKE-001 +The service.*\nGH-SMOKE-002 .*\n$/,
    );
    expect(pagesFor('errors')).toHaveLength(Object.keys(ERROR_PAGES).length);
    expect(AREAS).toContain('GH-GATE');
  });

  it('names the range of the area for an unknown number, and the nearest area for an unknown one', () => {
    expect(pagesFor('GH-GATE-999')).toEqual([]);
    expect(unknownCode('GH-GATE-999')).toBe(
      'There is no error code "GH-GATE-999"; there are: GH-GATE-001 to GH-GATE-008',
    );
    expect(unknownCode('gh-gatte')).toBe(
      'There is no error code "gh-gatte"; did you mean "GH-GATE"?',
    );
  });

  it('has no heading, no empty text and a full stop at the end of each text', () => {
    for (const [code, { title, cause, fix }] of Object.entries(ERROR_PAGES)) {
      expect([code, title]).toEqual([code, expect.stringMatching(/^[A-Z][^#\n]*[^.]$/)]);
      for (const text of [cause, fix])
        expect([code, text]).toEqual([code, expect.stringMatching(/^[^#\n]+[.:`)]$/)]);
    }
  });
});
