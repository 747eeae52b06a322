import type { FastifyInstance } from 'fastify';
import { readSavedOperations } from '../playground/saved-operations.ts';
import { staffPageScript, staffPageStyle } from './staff-page-script.ts';

/** Where staff sign in. */
export const SIGN_IN_PAGE = '/staff/sign-in';

const SIGN_IN_FORM = `<form id="sign-in" data-next="/playground">
      <label>Email address <input name="email" type="email" autocomplete="username" required autofocus /></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
      <label id="code-field" hidden>Code of your authenticator, or a recovery code
        <input name="code" autocomplete="one-time-code" /></label>
      <button>Sign in</button>
    </form>`;

const PASSWORD_FORM = `<form id="password" data-next="${SIGN_IN_PAGE}">
      <p>At least 15 characters: a few unrelated words do well.</p>
      <label>New password <input name="newPassword" type="password" autocomplete="new-password" required autofocus /></label>
      <label>The same again <input name="again" type="password" autocomplete="new-password" required /></label>
      <button>Set password</button>
    </form>`;

const FILES_FORM = `<form id="files">
      <p>Scanned letters, records, pictures. Each file gets an id for the list “files” of RecordEvidence, RecordComplaint
        or SendMessage in the <a href="/playground">playground</a>; one that is not used is deleted after a day.</p>
      <label>Files <input name="files" type="file" multiple required /></label>
      <button>Upload</button>
      <ul id="uploads"></ul>
      <label id="ids-field" hidden>Paste this as “files”
        <input id="ids" readonly /></label>
    </form>`;

/**
 * Serves plain pages for staff: signing in, setting a password by the link of `npm run staff`, and uploading files. They
 * send the saved operations word for word, which are the ones that strangers may send in production.
 * @throws Error when the saved operations cannot be read
 */
export async function registerStaffPages(fastify: FastifyInstance, operationsFolder: string): Promise<void> {
  const saved = await readSavedOperations(operationsFolder);
  const operations = Object.fromEntries(
    saved
      .filter(({ name }) => ['SignIn', 'SetPassword'].includes(name))
      .map(({ name, query }) => [name, query]),
  );
  const settings = JSON.stringify({ operations }).replaceAll('<', '\\u003c');
  const pages = {
    [SIGN_IN_PAGE]: page('Sign in', SIGN_IN_FORM, settings),
    '/staff/password': page('Set your password', PASSWORD_FORM, settings),
    '/staff/files': page('Upload files', FILES_FORM, settings),
  };
  for (const [address, html] of Object.entries(pages)) {
    fastify.get(address, (_request, reply) =>
      reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html),
    );
  }
  fastify.get('/staff/page.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(staffPageScript),
  );
  fastify.get('/staff/page.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(staffPageStyle),
  );
}

function page(title: string, form: string, settings: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} – Complaints desk</title>
    <link rel="stylesheet" href="/staff/page.css" />
    <script id="settings" type="application/json">${settings}</script>
    <script src="/staff/page.js" defer></script>
  </head>
  <body>
    <main>
    <h1>${title}</h1>
    <p id="problem" role="alert"></p>
    ${form}
    </main>
  </body>
</html>
`;
}
