import type { FastifyInstance } from 'fastify';
import type { Env } from '../env.ts';
import { readSavedOperations } from '../playground/saved-operations.ts';
import { staffPageScript, staffPageStyle } from './staff-page-script.ts';

/** Where staff sign in. */
export const SIGN_IN_PAGE = '/staff/sign-in';

/** Where a browser goes to sign in with the company account. */
export const STAFF_PROVIDER = '/staff/oidc';

const PROVIDER_LINK = `<p><a class="button" href="${STAFF_PROVIDER}">Sign in with your company account</a></p>`;

const SIGN_IN_FORM = `<p id="problem" role="alert"></p>
    <form id="sign-in" data-next="/playground">
      <label>Email address <input name="email" type="email" autocomplete="username" required autofocus /></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
      <label id="code-field" hidden>Code of your authenticator, or a recovery code
        <input name="code" autocomplete="one-time-code" /></label>
      <button>Sign in</button>
    </form>`;

const PASSWORD_FORM = `<p id="problem" role="alert"></p>
    <form id="password" data-next="${SIGN_IN_PAGE}">
      <p>At least 15 characters: a few unrelated words do well.</p>
      <label>New password <input name="newPassword" type="password" autocomplete="new-password" required autofocus /></label>
      <label>The same again <input name="again" type="password" autocomplete="new-password" required /></label>
      <button>Set password</button>
    </form>`;

const FILES_FORM = `<p id="problem" role="alert"></p>
    <form id="files">
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
export async function registerStaffPages(fastify: FastifyInstance, env: Env): Promise<void> {
  const saved = await readSavedOperations(env.OPERATIONS_FOLDER);
  const operations = Object.fromEntries(
    saved
      .filter(({ name }) => ['SignIn', 'SetPassword'].includes(name))
      .map(({ name, query }) => [name, query]),
  );
  const settings = JSON.stringify({ operations }).replaceAll('<', '\\u003c');
  const pages = {
    [SIGN_IN_PAGE]: staffPage('Sign in', waysIn(env), settings),
    '/staff/password': staffPage('Set your password', PASSWORD_FORM, settings),
    '/staff/files': staffPage('Upload files', FILES_FORM, settings),
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

function waysIn({ OIDC_ISSUER, LOCAL_SIGN_IN }: Env): string {
  const ways = [...(OIDC_ISSUER === undefined ? [] : [PROVIDER_LINK])];
  return [...ways, ...(LOCAL_SIGN_IN === 'off' ? [] : [SIGN_IN_FORM])].join('\n    ');
}

/** A plain page for staff. @param content HTML @param settings JSON that its script reads */
export function staffPage(title: string, content: string, settings = '{}'): string {
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
    ${content}
    </main>
  </body>
</html>
`;
}
