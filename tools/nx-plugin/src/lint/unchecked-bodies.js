const BODY = String.raw`MemberExpression[property.name="body"][object.name=/^(?:req|request)$/]`;

/**
 * ESLint rule: no field of `request.body` is read directly. Its type is `any` in Express, so every field compiles,
 * and nothing has checked that a caller sent it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const uncheckedBodies = {
  meta: {
    type: 'problem',
    docs: { description: 'Code reads checked bodies only' },
    schema: [],
    messages: {
      unchecked:
        'request.body is what the caller sent, and its type is any; use what "await validateBody(schema, request)" returns',
    },
  },
  create(context) {
    /** @param {any} node */
    const report = (node) => context.report({ node, messageId: 'unchecked' });
    return {
      [`MemberExpression > ${BODY}.object`]: report,
      [`VariableDeclarator[id.type="ObjectPattern"] > ${BODY}.init`]: report,
      [`AssignmentExpression[left.type="ObjectPattern"] > ${BODY}.right`]: report,
    };
  },
};
