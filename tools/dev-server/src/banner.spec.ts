import pc from 'picocolors';
import { banner } from './banner.ts';

const plain = pc.createColors(false);
const fields = { message: { examples: ['Hello'] }, title: {}, topic: { examples: ['t'] } };
const document = {
  paths: {
    '/notify': {
      post: {
        requestBody: {
          content: { 'application/json': { schema: { properties: fields } } },
        },
      },
    },
  },
};

describe('banner', () => {
  it('shows the address of the service, with a call to paste', () => {
    expect(banner('notifier', 'http://127.0.0.1:3000', document, { topic: "o'clock" }, plain)).toBe(
      [
        '',
        'notifier is ready',
        '  service   http://127.0.0.1:3000',
        '  health    http://127.0.0.1:3000/health',
        '  API       http://127.0.0.1:3000/openapi.json',
        '',
        "  curl http://127.0.0.1:3000/notify -H 'x-api-key: gatehouse-local' -H 'content-type: application/json' " +
          String.raw`-d '{"message":"Hello","title":"a title","topic":"o'\''clock"}'`,
        '',
        '',
      ].join('\n'),
    );
  });

  it('works without an API description', () => {
    expect(banner('x', 'http://h', undefined, {}, plain)).not.toContain('curl');
  });
});
