import { createNodes } from './create-nodes.js';

describe('inferred targets', () => {
  it('come from the manifest’s place alone, in an order that does not change', async () => {
    const [glob, infer] = createNodes;
    expect(glob).toBe('apps/*/service.json');
    const files = ['apps/payments/service.json', 'apps/api/service.json'];
    const context = { workspaceRoot: '/nowhere', nxJsonConfiguration: {}, configFiles: files };
    const results = await infer(files, undefined, context as never);
    expect(results.map(([file]) => file)).toEqual([...files].sort());
    expect(results[1]).toMatchSnapshot();
  });
});
