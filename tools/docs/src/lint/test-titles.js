import nlp from 'compromise/two';
import { VOCABULARY } from './vocabulary.js';

// Verbs that the tagger takes for nouns or adjectives.
nlp.plugin({ words: { equals: 'PresentTense', numbers: 'PresentTense' } });

const FUNCTIONS = new Set(['it', 'test', 'describe']);
/** What Jest fills in: `%s` of it.each, `$name`, and the expressions of a template. */
const PLACEHOLDER = /%[sdifjop#]|\$\w[\w.]*|\u0000/g;
/** Identifiers of AWS's controls, which titles of their tests begin with: "S3.5, S3.6: ". */
const CONTROLS = /^(?:[A-Z]\w+\.\d+(?:, |: ))+/;

/**
 * ESLint rule: the title of a test is a sentence, whose subject may be that of the `describe` around it, and uses no
 * word of {@link VOCABULARY}. A title of placeholders alone is in its table, which is not checked.
 * @type {import('eslint').Rule.RuleModule}
 */
export const testTitles = {
  meta: {
    type: 'suggestion',
    docs: { description: 'Test titles are sentences in plain words' },
    schema: [],
    messages: {
      word: '"{{word}}" in the title of a test: write {{instead}}',
      sentence:
        'A test title is a sentence with a verb, such as "keeps the last good value when the rotated secret is invalid"',
    },
  },
  create: (context) => ({
    /** @param {any} node */
    CallExpression({ callee, arguments: [first, second] }) {
      const name = functionOf(callee);
      if (name === undefined || !FUNCTIONS.has(name) || second === undefined) return;
      const title = titleOf(first);
      if (title === undefined) return;
      for (const [avoid, instead] of VOCABULARY) {
        const word = avoid.exec(title)?.[0];
        if (word !== undefined)
          context.report({ node: first, messageId: 'word', data: { word, instead } });
      }
      if (name !== 'describe' && !isSentence(title))
        context.report({ node: first, messageId: 'sentence' });
    },
  }),
};

/**
 * The function that a call is of: `it` for `it(...)`, `it.only(...)`, `it.each(...)(...)` and `` it.each`...`(...) ``.
 * @param {any} callee
 * @returns {string | undefined}
 */
function functionOf(callee) {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression'
    ? functionOf(callee.object)
    : callee.type === 'CallExpression'
      ? functionOf(callee.callee)
      : callee.type === 'TaggedTemplateExpression'
        ? functionOf(callee.tag)
        : undefined;
}

/** @param {any} node */
function titleOf(node) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return undefined;
  return node.quasis.map((/** @type {any} */ { value }) => value.cooked).join('\0');
}

/** @param {string} title */
function isSentence(title) {
  const text = title.replace(CONTROLS, '');
  if (!/\w/.test(text.replace(PLACEHOLDER, ''))) return true;
  const words = text.replace(PLACEHOLDER, 'Payments').replace(/"[^"]*"/g, 'Payments');
  return (
    nlp(`it ${words}`).has('^it #Adverb? (#Verb|#Modal|#Auxiliary)') ||
    nlp(words).has('(#PresentTense|#Copula|#Modal|#Auxiliary)')
  );
}
