import { createHash } from 'node:crypto';

/** Few words, and the colours of the portal: nothing of it could be loaded now. */
const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.5 ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif; }
body { margin: 0; background: light-dark(#f6f5f1, #12161a); color: light-dark(#16202a, #e9eef2); }
main { display: grid; gap: 1rem; max-width: 38rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 4rem) clamp(1rem, 4vw, 2rem); }
section { padding: 1.5rem; border: 1px solid light-dark(#dfe0da, #2c353d); border-radius: 14px; background: light-dark(#ffffff, #181e24); }
h1, h2 { margin: 0; font-size: 1.5rem; line-height: 1.2; text-wrap: balance; }
p { margin: 1rem 0 0; }
a { display: inline-block; padding: 0.75rem 1.25rem; border-radius: 10px; background: light-dark(#0b5e54, #5fd0bd); color: light-dark(#ffffff, #06211d); font-weight: 600; text-decoration: none; }
a:hover { background: light-dark(#084a42, #83dfcf); }
a:focus-visible { outline: 3px solid light-dark(#0b5e54, #8fe6d6); outline-offset: 3px; }
`;

/** What a browser shows while the desk cannot answer: what to do next, and nothing that would have to be loaded. */
export const tryAgainPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Please try again in a moment</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <section>
        <h1>Please try again in a moment</h1>
        <p>Many people are asking at once. Nothing is lost: what you typed is kept on your device.</p>
        <p><a href="">Try again</a></p>
      </section>
      <section lang="cy">
        <h2>Rhowch gynnig arall arni ymhen ychydig</h2>
        <p>Mae llawer o bobl yn gofyn ar yr un pryd. Nid oes dim wedi ei golli: mae’r hyn y gwnaethoch ei deipio wedi’i gadw ar eich dyfais.</p>
        <p><a href="">Rhoi cynnig arall arni</a></p>
      </section>
    </main>
  </body>
</html>
`;

/** The Content-Security-Policy of that page: its own style, and nothing else from anywhere. */
export const tryAgainPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';');
