import { validSource } from '../test/valid-source.ts';
import { addToOperations, addToRoutes } from './register-route.ts';

const names = { name: 'order-items', variable: 'orderItems' };
const USE = `.use('/order-items', orderItemsRoute())`;
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const IMPORT = `import { orderItemsRoute } from './order-items/order-items-route.ts';`;

describe('addToRoutes', () => {
  it.each([
    ['a method', 'const s = { routes() { return Router(); } };', `return Router()${USE};`],
    [
      'a chain, with comments',
      `const s = { async routes(c) { await 1; return Router() // first\n.use(a) /* last */; } };`,
      `.use(a)${USE} /* last */;`,
    ],
    ['an arrow function', 'const s = { routes: () => Router().use(a) };', `Router().use(a)${USE}`],
    ['a block', 'const s = { routes: () => { return express.Router(); } };', `Router()${USE}; }`],
    [
      'a function of the file',
      'const s = { routes };\nfunction routes() { return Router(); }',
      USE,
    ],
    ['a constant', 'const routes = () => Router();\nconst s = { routes };', `Router()${USE};`],
    [
      'a variable that is returned',
      'const s = { routes() { const router = Router(); router.use(a); return router; } };',
      `router.use(a); router${USE}; return router;`,
    ],
    ['what a function is given', 'export default define({ routes: () => Router() });', USE],
  ])('handles %s', (_what, source, expected) => {
    const changed = addToRoutes(source, names);
    expect(validSource(changed)).toContain(oneLine(expected));
    expect(changed).toContain(IMPORT);
  });

  it.each([
    ['no routes', 'const s = { name: 1 };'],
    ['two services', 'const a = { routes: () => Router() }, b = { routes: () => Router() };'],
    ['routes from elsewhere', `import { routes } from './x.ts'; const s = { routes };`],
    ['a router that is not made here', 'const s = { routes: () => make() };'],
    ['the name already', 'const orderItemsRoute = 1; const s = { routes: () => Router() };'],
    ['a syntax error', 'const s = { routes('],
  ])('leaves a file with %s unchanged', (_what, source) => {
    expect(addToRoutes(source, names)).toBeUndefined();
  });
});

describe('addToOperations', () => {
  const add = (source: string) => addToOperations(source, names, './order-items/x.ts');

  it.each([
    ['a list', 'openApiDocument(info, [one]);', '[one, orderItemsOperation]'],
    ['an empty list', 'openApiDocument(info, []);', '[orderItemsOperation]'],
    ['a trailing comma', 'openApiDocument(info, [one,]);', '[one, orderItemsOperation]'],
    [
      'a variable',
      'const all = [one] as const;\nopenApiDocument(info, all);',
      '[one, orderItemsOperation]',
    ],
  ])('handles %s', (_what, source, expected) => {
    expect(validSource(add(source))).toContain(expected);
  });

  it.each([
    'openApiDocument(info, others);',
    'const orderItemsOperation = 1; openApiDocument(info, []);',
  ])('leaves the file unchanged: %s', (source) => expect(add(source)).toBeUndefined());
});
