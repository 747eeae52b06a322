import type { Block, NoticeDocument } from '../document.ts';

const WIDTH = 72;

/** The notice as plain text, lines of up to 72 characters; addresses of the web are never broken. */
export function renderText({ blocks }: NoticeDocument): string {
  return `${blocks
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${wrap(block.text)}\n${'-'.repeat(Math.min(block.text.length, WIDTH))}`;
    case 'paragraph':
      return wrap(block.text);
    case 'facts':
      return block.facts.map(({ name, value }) => wrap(`${name}: ${onOneLine(value)}`, '', '  ')).join('\n');
    case 'list':
      return block.items.map((item) => wrap(onOneLine(item), '- ', '  ')).join('\n');
    case 'quote':
      return wrap(block.text, '> ', '> ');
    case 'button':
      return `${wrap(`${block.label}:`)}\n${block.url}`;
  }
}

/** Each line of the text broken between words. @param first begins the first line, and `others` all other lines */
function wrap(text: string, first = '', others = ''): string {
  let begin = first;
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const wrapped = wrapLine(line, begin, others);
      begin = others;
      return wrapped;
    })
    .join('\n');
}

function wrapLine(line: string, first: string, others: string): string {
  const lines: string[] = [];
  let current = first;
  let isBegun = false;
  for (const word of line.split(/ +/).filter((part) => part !== '')) {
    if (isBegun && current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = others + word;
    } else {
      current += (isBegun ? ' ' : '') + word;
    }
    isBegun = true;
  }
  return [...lines, current].map((wrapped) => wrapped.trimEnd()).join('\n');
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
