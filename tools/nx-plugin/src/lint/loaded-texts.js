/**
 * The modules that an expression names: the text of a literal or of a template without expressions, and both of a
 * choice.
 * @param {any} node
 * @returns {string[]} none if they are known at run time only
 */
export function loadedTexts(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? [node.quasis[0].value.cooked] : [];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(loadedTexts);
    case 'LogicalExpression':
      return [node.left, node.right].flatMap(loadedTexts);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return loadedTexts(node.expression);
    default:
      return [];
  }
}

/** Recognises functions that load a module: `require` and those that `createRequire` of Node returns. */
export function requiresOf() {
  const names = new Set(['require']);
  /** @param {any} node */
  const isCreated = (node) =>
    node?.type === 'CallExpression' &&
    (node.callee.name === 'createRequire' || node.callee.property?.name === 'createRequire');
  /** @param {any} node */
  const isRequire = (node) =>
    names.has(node.name) ||
    isCreated(node) ||
    (node.type === 'MemberExpression' &&
      node.property.name === 'require' &&
      node.object.name === 'module');
  return {
    /** @param {any} declarator */
    note({ id, init }) {
      if (id.type === 'Identifier' && isCreated(init)) names.add(id.name);
    },
    /**
     * Whether a module is loaded or resolved: `require`, `require.resolve` or `import.meta.resolve`.
     * @param {any} callee
     * @returns {boolean}
     */
    isLoader: (callee) =>
      isRequire(callee) ||
      (callee.type === 'MemberExpression' &&
        callee.property.name === 'resolve' &&
        (isRequire(callee.object) || callee.object.type === 'MetaProperty')),
  };
}
