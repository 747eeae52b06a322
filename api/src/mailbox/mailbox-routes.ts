import { MailboxMail } from '@desk/db';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Email } from 'postal-mime';
import type { Desk } from '../context.ts';
import { hasMailbox } from '../notifications/post.ts';
import { isUuid } from '../uuid.ts';
import { listPage, mailPage, mailboxStyle } from './mailbox-page.ts';

const MOST = 200;

interface MailAddress {
  Params: { id: string; index?: string };
}

/** A page with the mails that a desk without a mail server kept. Where mails leave, and in production, it is not there. */
export function registerMailbox(fastify: FastifyInstance, { orm, env }: Desk): void {
  if (!hasMailbox(env)) return;
  const parsed = async (id: string): Promise<Email | null> => {
    const mail = isUuid(id) ? await orm.em.fork().findOne(MailboxMail, id, { populate: ['raw'] }) : null;
    const { default: PostalMime } = await import('postal-mime');
    return mail === null ? null : PostalMime.parse(mail.raw);
  };

  fastify.get('/mailbox', async (_request, reply) => {
    const order = { sentAt: 'desc', id: 'desc' } as const;
    const mails = await orm.em.fork().find(MailboxMail, {}, { orderBy: order, limit: MOST });
    return page(reply, listPage(mails));
  });
  fastify.get('/mailbox/style.css', (_request, reply) => reply.type('text/css').send(mailboxStyle));
  fastify.get<MailAddress>('/mailbox/:id', async ({ params }, reply) => {
    const mail = await parsed(params.id);
    return mail === null ? missing(reply) : page(reply, mailPage(params.id, mail));
  });
  fastify.get<MailAddress>('/mailbox/:id/html', async ({ params }, reply) => {
    const mail = await parsed(params.id);
    if (mail === null) return missing(reply);
    // As a mail program shows it: its own styles, no scripts, nothing from elsewhere.
    void reply.header(
      'content-security-policy',
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    // No page of the desk may be framed: links leave the frame, as they leave a mail program.
    return page(reply, (mail.html ?? '').replace('<head>', '<head><base target="_blank">'));
  });
  fastify.get<MailAddress>('/mailbox/:id/raw', async ({ params: { id } }, reply) => {
    const mail = isUuid(id) ? await orm.em.fork().findOne(MailboxMail, id, { populate: ['raw'] }) : null;
    if (mail === null) return missing(reply);
    return reply.type('text/plain; charset=utf-8').send(Buffer.from(mail.raw));
  });
  fastify.get<MailAddress>('/mailbox/:id/attachments/:index', async ({ params }, reply) => {
    const attachment = (await parsed(params.id))?.attachments[Number(params.index)];
    if (attachment === undefined) return missing(reply);
    const name = (attachment.filename ?? 'attachment').replaceAll(/[^\w.-]/g, '_');
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Buffer.from(attachment.content as ArrayBuffer));
  });
}

function page(reply: FastifyReply, html: string): FastifyReply {
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
}

function missing(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: 'There is no such mail.' });
}
