import { convert, type HtmlToTextOptions } from 'html-to-text';

/** No complaint is longer; what is, was made to keep us busy. */
const LONGEST_HTML = 2_000_000;

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: LONGEST_HTML, maxDepth: 200, ellipsis: '…' },
  selectors: [
    {
      selector: 'a',
      options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'], ignoreHref: false },
    },
    // Loads nothing, and an address of a picture says nothing.
    { selector: 'img', format: 'skip' },
    { selector: 'table', format: 'dataTable' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
};

/** What an HTML mail says: links with their addresses, quotations with `> `, nothing loaded, no scripts or styles. */
export function htmlText(html: string): string {
  try {
    return convert(html, OPTIONS);
  } catch {
    // Rather words with a stray mark than none.
    return html.slice(0, LONGEST_HTML).replace(/<[^>]*>/g, ' ');
  }
}
