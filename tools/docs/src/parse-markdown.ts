import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse);

/** The syntax tree of a Markdown file. */
export const parseMarkdown = (text: string): Root => parser.parse(text);
