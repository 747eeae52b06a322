import type { SavedOperation } from './saved-operations.ts';

/** What the page needs to know when it opens; reaches the browser as JSON. */
export interface PageSettings {
  title: string;
  endpoint: string;
  operations: SavedOperation[];
  /** Addresses of the editor's workers by the label under which Monaco asks for them. */
  workers: Record<string, string>;
}

/**
 * Allows the page its own server and nothing else. Monaco and GraphiQL write style elements and attributes
 * while they run, hence 'unsafe-inline' for styles; their fonts and icons are data addresses.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230b5c57'/%3E%3Cpath d='M4 8.5l3 3 5-6' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E";

/** The HTML of the playground. The script reads the settings from the page, so that no script stands inline. */
export function renderPage(
  settings: PageSettings,
  files: { style: string; graphiql: string; start: string },
): string {
  // A "<" in an operation must not end the script element.
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${settings.title}</title>
    <link rel="icon" href="${icon}" />
    <link rel="stylesheet" href="${files.style}" />
    <script id="settings" type="application/json">${json}</script>
    <script src="${files.graphiql}" defer></script>
    <script src="${files.start}" defer></script>
  </head>
  <body class="no-focus-outline">
    <noscript>The playground needs JavaScript.</noscript>
    <div id="root"></div>
  </body>
</html>
`;
}
