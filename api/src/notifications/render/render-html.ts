import type { Block, NoticeDocument } from '../document.ts';

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const PARAGRAPH = 'margin:0 0 16px';
const LINE = '#8a9a99';
const ACCENT = '#0b5c57';

/**
 * The notice as HTML for mail programs: styles only on the elements, nothing from elsewhere, no scripts. Text and
 * ground keep the reader's own colours, so that a dark scheme stays dark.
 */
export function renderHtml({ language, subject, blocks }: NoticeDocument): string {
  return `<!doctype html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
</head>
<body style="margin:0;padding:24px 16px;color-scheme:light dark;${FONT};font-size:16px;line-height:1.5">
<div style="max-width:600px;margin:0 auto">
<h1 style="margin:0 0 20px;font-size:22px;line-height:1.3">${escape(subject)}</h1>
${blocks.map(htmlOf).join('\n')}
</div>
</body>
</html>
`;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="margin:28px 0 8px;font-size:18px;line-height:1.3">${escape(block.text)}</h2>`;
    case 'paragraph':
      return `<p style="${PARAGRAPH}">${inLines(block.text)}</p>`;
    case 'facts':
      return block.facts.length === 0 ? '' : table(block.facts);
    case 'list':
      return `<ul style="margin:0 0 16px;padding-left:20px">${block.items
        .map((item) => `<li style="margin:0 0 8px">${inLines(item)}</li>`)
        .join('')}</ul>`;
    case 'quote':
      return `<blockquote style="margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid ${ACCENT}">${inLines(block.text)}</blockquote>`;
    case 'button':
      return `<p style="${PARAGRAPH}"><a href="${escape(block.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background-color:${ACCENT};color:#ffffff;font-weight:600;text-decoration:none">${escape(block.label)}</a></p>`;
  }
}

function table(facts: { name: string; value: string }[]): string {
  const cell = `padding:8px 0;border-bottom:1px solid ${LINE};text-align:left;vertical-align:top`;
  const rows = facts.map(
    ({ name, value }) =>
      `<tr><th scope="row" style="${cell};padding-right:16px;font-weight:600">${inLines(name)}</th><td style="${cell}">${inLines(value)}</td></tr>`,
  );
  return `<table style="width:100%;margin:0 0 16px;border-collapse:collapse;font-size:15px">${rows.join('')}</table>`;
}

function inLines(text: string): string {
  return escape(text.trim()).replaceAll(/\r\n|\r|\n/g, '<br>');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text with every character that HTML takes as its own written out. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
