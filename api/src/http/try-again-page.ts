/** What a browser shows while the desk cannot answer: what to do next, and nothing that would have to be loaded. */
export const tryAgainPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Please try again in a moment</title>
  </head>
  <body>
    <main>
      <h1>Please try again in a moment</h1>
      <p>Many people are asking at once. Nothing is lost: what you typed is kept on your device.</p>
      <p><a href="">Try again</a></p>
      <p lang="cy">Rhowch gynnig arall arni ymhen ychydig. Nid oes dim wedi ei golli. <a href="">Rhoi cynnig arall arni</a></p>
    </main>
  </body>
</html>
`;
