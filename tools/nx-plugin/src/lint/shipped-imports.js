import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { isTestFile } from './is-test-file.js';
import { loadedTexts, requiresOf } from './loaded-texts.js';
import { packageOf } from './package-of.js';
import { ships } from './ships.js';

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
      outside:
        '{{path}} is outside of {{folder}}, so the image lacks it; import a package by its name, or move the file',
      test: '{{path}} is a test file, so the image lacks it; move what is shared out of test/ and *.spec.ts',
    },
  },
  create(context) {
    const own = packageOf(dirname(context.filename));
    if (own === undefined || !ships(own)) return {};
    const { root, folder, json, pnpm } = own;

    const below = folder.split(sep).join('/');

    /**
     * @param {any} node
     * @param {any} source The node of what is imported.
     * @param {boolean} typesOnly
     */
    const check = (node, source, typesOnly = false) => {
      for (const path of loadedTexts(source)) checkPath(node, path, typesOnly);
    };

    /**
     * @param {any} node
     * @param {string} path
     * @param {boolean} typesOnly
     */
    function checkPath(node, path, typesOnly) {
      if (/^(?:\/|file:)/.test(path))
        return context.report({ node, messageId: 'outside', data: { path, folder: below } });
      if (isBuiltin(path) || /^(?:#|\w+:)/.test(path)) return;
      if (path.startsWith('.')) {
        const target = relative(root, join(dirname(context.filename), path))
          .split(sep)
          .join('/');
        const isOutside = target !== below && !target.startsWith(`${below}/`);
        const isTest = isTestFile(target) || /(?:^|\/)(?:tests?|__tests__)$/.test(target);
        if (isOutside || isTest)
          context.report({
            node,
            messageId: isOutside ? 'outside' : 'test',
            data: { path, folder: below },
          });
        return;
      }
      const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
      if (name === json.name || SHIPPED.some((kind) => json[kind]?.[name])) return;
      const other = json.devDependencies?.[name] ? 'development' : 'missing';
      const add = pnpm
        ? `pnpm --filter ./${below} add ${name}`
        : `npm install ${name} --workspace=${below}`;
      const data = { name, folder: below, add };
      context.report({ node, messageId: typesOnly ? 'types' : other, data });
    }

    const requires = requiresOf();
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
      /** @param {any} node */
      TSImportEqualsDeclaration(node) {
        if (node.importKind !== 'type') check(node, node.moduleReference.expression);
      },
      ImportExpression: (node) => check(node, node.source),
      CallExpression(node) {
        if (requires.isLoader(node.callee)) check(node, node.arguments[0]);
      },
      /** @param {any} node */
      VariableDeclarator: (node) => requires.note(node),
    };
  },
};
