import type { MailboxMail } from '@desk/db';
import type { Email } from 'postal-mime';
import { escape } from '../notifications/render/render-html.ts';

/** The style of the mailbox; a file of its own, since the desk's pages allow no style within them. */
export const mailboxStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem }
table { width: 100%; border-collapse: collapse }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #8884; text-align: left; vertical-align: top }
td { overflow-wrap: anywhere }
pre { padding: 1rem; border: 1px solid #8884; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem }
iframe { width: 100%; height: 42rem; border: 1px solid #8884 }
nav a { margin-right: 1rem }
`;

/** The list of mails, newest first. */
export function listPage(
  mails: readonly Pick<MailboxMail, 'id' | 'recipient' | 'subject' | 'sentAt'>[],
): string {
  const rows = mails.map(
    ({ id, recipient, subject, sentAt }) =>
      `<tr><td>${moment(sentAt)}</td><td>${escape(recipient)}</td><td><a href="/mailbox/${id}">${escape(subject)}</a></td></tr>`,
  );
  const list =
    rows.length === 0
      ? '<p>No mail has left yet.</p>'
      : `<table><thead><tr><th>Sent</th><th>To</th><th>Subject</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  return page(
    'Mailbox',
    `<nav><a href="/mailbox">Refresh</a><a href="/">Portal</a></nav>
<p>What customers would get by mail. It is kept here because no mail server is set (<code>SMTP_URL</code>).</p>
${list}`,
  );
}

/** One mail: its headers, its two forms, what is attached. */
export function mailPage(id: string, mail: Email): string {
  const headers = mail.headers.map(
    ({ originalKey, value }) =>
      `<tr><th scope="row">${escape(originalKey)}</th><td>${escape(value)}</td></tr>`,
  );
  const attachments = mail.attachments.map(
    ({ filename, mimeType }, index) =>
      `<li><a href="/mailbox/${id}/attachments/${index}">${escape(filename ?? 'attachment')}</a> (${escape(mimeType)})</li>`,
  );
  return page(
    mail.subject ?? 'Without a subject',
    `<nav><a href="/mailbox">All mails</a><a href="/mailbox/${id}/html">HTML alone</a><a href="/mailbox/${id}/raw">Raw</a></nav>
${attachments.length === 0 ? '' : `<h2>Attachments</h2><ul>${attachments.join('')}</ul>`}
<h2>HTML</h2>
<iframe src="/mailbox/${id}/html" title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<h2>Plain text</h2>
<pre>${escape(mail.text ?? '')}</pre>
<h2>Headers</h2>
<table>${headers.join('\n')}</table>`,
  );
}

function moment(date: Date): string {
  return date.toLocaleString('en-GB', { timeZone: 'Europe/London', dateStyle: 'medium', timeStyle: 'short' });
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="stylesheet" href="/mailbox/style.css">
</head>
<body>
<h1>${escape(title)}</h1>
${content}
</body>
</html>
`;
}
