import { checkHttps } from './check-https.ts';
import { answerOf } from './test/answer-of.ts';

describe('checkHttps', () => {
  it.each(['http://a.example/', 'HTTP://a.example/'])('fails a response that leads to %s', (to) => {
    expect(checkHttps([answerOf({}), answerOf({ location: to })])).toEqual({
      name: 'https',
      outcome: 'failed',
      detail: `GET /notify leads to ${to}`,
    });
  });

  it.each(['https://a.example/', '/elsewhere'])('passes a response that leads to %s', (to) => {
    expect(checkHttps([answerOf({ location: to })]).outcome).toBe('passed');
  });
});
