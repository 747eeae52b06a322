import * as v from 'valibot';
import { VariablesSchema } from './env.ts';

const HEADINGS = ['variable', 'default', 'meaning', 'example'];
const BEGIN = '<!-- variables: written by npm run codegen from api/src/env.ts -->';
const END = '<!-- end of variables -->';

/** The README's table of every environment variable, in Markdown, aligned as the formatter wants it. */
export function variablesTable(): string {
  const rows = Object.entries(VariablesSchema.entries).map(([name, { wrapped, ...variable }]) => [
    code(name),
    'default' in variable && variable.default !== undefined ? code(variable.default) : '',
    v.getDescription(wrapped) ?? '',
    exampleIn(v.getMetadata(wrapped)),
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(HEADINGS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/**
 * The same text with the table as it is now.
 * @throws Error when the text has no place for it
 */
export function withVariablesTable(readme: string): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`The README needs the lines ${BEGIN} and ${END}.`);
  return `${before}${BEGIN}\n\n${variablesTable()}\n\n${END}${after}`;
}

function exampleIn({ example }: { example?: unknown }): string {
  if (typeof example !== 'string') return '';
  return example.includes('`') ? example : code(example);
}

function code(text: string): string {
  return `\`${text}\``;
}
