import type { MikroORM } from '@mikro-orm/postgresql';
import type { AccessCodeMail, SendAccessCode } from '../access/access-code-mail.ts';
import { dateOf } from '../clock.ts';
import type { Clock } from '../context.ts';
import { currentRequestId } from '../logs/request-id.ts';
import type { Procedure } from '../procedure/published.ts';
import { oneLine, type NoticeDocument } from './document.ts';
import type { Post } from './post.ts';
import { renderHtml } from './render/render-html.ts';
import { renderText } from './render/render-text.ts';
import { english, type Texts } from './templates/english.ts';

/** Sends codes by the post of the desk; what is not handed over at once is not tried again, for a code is short-lived. */
export function accessCodeSender(
  orm: MikroORM,
  post: Post,
  clock: Clock,
  procedure: Procedure,
): SendAccessCode {
  return async (mail) => {
    const document = codeDocument(mail, procedure);
    const codeMail = {
      to: { name: mail.to.name, address: mail.to.email },
      subject: document.subject,
      text: renderText(document),
      html: renderHtml(document),
      language: document.language,
      sentAt: dateOf(clock.now()),
      requestId: currentRequestId(),
    };
    await post.send(codeMail, orm.em.fork());
  };
}

/** The words around a code. The subject holds none of it: locked screens show subjects. */
export function codeDocument(
  { to, reference, code, validMinutes }: AccessCodeMail,
  { organisation }: Procedure,
  texts: Texts = english,
): NoticeDocument {
  return {
    language: texts.language,
    subject: texts.codeSubject(reference),
    blocks: [
      { kind: 'paragraph', text: texts.greeting(oneLine(to.name)) },
      { kind: 'paragraph', text: texts.codeIntroduction },
      {
        kind: 'facts',
        facts: [
          { name: texts.code, value: code },
          { name: texts.reference, value: reference },
        ],
      },
      { kind: 'paragraph', text: texts.codeLimits(validMinutes) },
      { kind: 'paragraph', text: texts.codeNotAsked },
      { kind: 'paragraph', text: texts.signature(organisation.name) },
    ],
  };
}
