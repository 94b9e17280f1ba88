import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { isTestFile } from './is-test-file.js';
import { packageOf } from './package-of.js';

/** The fields of a package.json that npm installs for production, as in the image's build stage. */
const SHIPPED = ['dependencies', 'optionalDependencies', 'peerDependencies'];

/**
 * ESLint rule: code that ships imports only packages that ship, which are those in "dependencies" of its own
 * package.json. Others are installed on a developer's machine, but missing in the image. Types may come from any
 * package, because `import type` is erased.
 * @type {import('eslint').Rule.RuleModule}
 */
export const shippedImports = {
  meta: {
    type: 'problem',
    docs: { description: 'Shipped code imports only what ships' },
    schema: [],
    messages: {
      development:
        '"{{name}}" is in "devDependencies" of {{folder}}/package.json, so the image lacks it; move it to "dependencies", or import it in tests only',
      missing:
        '"{{name}}" is not in "dependencies" of {{folder}}/package.json, so the image lacks it; run "{{add}}"',
      types:
        '"{{name}}" does not ship and is loaded although only its types are used; write "import type {...}" instead of "import {type ...}"',
      test: '{{path}} is a test file, so the image lacks it; move what is shared out of test/ and *.spec.ts',
    },
  },
  create(context) {
    const own = packageOf(dirname(context.filename));
    if (own === undefined || !ships(own)) return {};
    const { root, folder, json, pnpm } = own;

    /**
     * @param {any} node
     * @param {any} source The node of what is imported.
     * @param {boolean} typesOnly
     */
    function check(node, source, typesOnly = false) {
      const path = textOf(source);
      if (path === undefined || isBuiltin(path) || /^(?:[#/]|\w+:)/.test(path)) return;
      if (path.startsWith('.')) {
        const target = relative(root, join(dirname(context.filename), path));
        if (isTestFile(target.split(sep).join('/')))
          context.report({ node, messageId: 'test', data: { path } });
        return;
      }
      const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
      if (name === json.name || SHIPPED.some((kind) => json[kind]?.[name])) return;
      const other = json.devDependencies?.[name] ? 'development' : 'missing';
      const below = folder.split(sep).join('/');
      const add = pnpm
        ? `pnpm --filter ./${below} add ${name}`
        : `npm install ${name} --workspace=${below}`;
      const data = { name, folder: below, add };
      context.report({ node, messageId: typesOnly ? 'types' : other, data });
    }

    return {
      /** @param {any} node */
      ImportDeclaration(node) {
        /** @type {{ importKind?: string }[]} */
        const names = node.specifiers;
        const typesOnly =
          names.length > 0 && names.every(({ importKind }) => importKind === 'type');
        if (node.importKind !== 'type') check(node, node.source, typesOnly);
      },
      /** @param {any} node */
      'ExportNamedDeclaration, ExportAllDeclaration'(node) {
        if (node.exportKind !== 'type') check(node, node.source);
      },
      ImportExpression: (node) => check(node, node.source),
      CallExpression(node) {
        if (isLoader(node.callee)) check(node, node.arguments[0]);
      },
    };
  },
};

/**
 * Whether a package is a service or a library, which a service's bundle may contain.
 * @param {import('./package-of.js').Package} own
 */
const ships = ({ root, folder }) =>
  folder.split(sep)[0] === 'libs' || existsSync(join(root, folder, 'service.json'));

/**
 * The text of a literal, or of a template without expressions.
 * @param {any} node
 * @returns {string | undefined}
 */
function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0
    ? node.quasis[0].value.cooked
    : undefined;
}

/**
 * Whether `require`, `require.resolve` or `import.meta.resolve` is called.
 * @param {any} callee
 */
function isLoader({ type, name, object, property }) {
  if (type === 'Identifier') return name === 'require';
  return (
    type === 'MemberExpression' &&
    property.name === 'resolve' &&
    (object.name === 'require' || object.type === 'MetaProperty')
  );
}
