import type { NoticeKind } from '@desk/db';
import { type Block, type NoticeDocument, oneLine, section } from './document.ts';
import type { Frame, NoticeContents } from './notice-content.ts';
import { english, type Texts } from './templates/english.ts';
import { TEMPLATES, type Template } from './templates/templates.ts';

/** What a notice tells, with its kind. */
export type NoticeContent = {
  [Kind in NoticeKind]: { kind: Kind; content: NoticeContents[Kind] };
}[NoticeKind];

/** Puts a notice into words: greeting, what it tells, how to go on, and who writes. */
export function composeDocument(
  { kind, content }: NoticeContent,
  frame: Frame,
  texts: Texts = english,
): NoticeDocument {
  const template = TEMPLATES[kind] as Template<NoticeKind>;
  return {
    language: texts.language,
    subject: texts.subject(kind, frame.reference),
    blocks: [
      { kind: 'paragraph', text: texts.greeting(oneLine(frame.customer)) },
      ...template(content, frame, texts),
      caseFacts(frame, texts),
      ...wayToTheCase(kind, frame, texts),
      ...section(texts.howToReachUs, waysToReachUs(frame, texts)),
      { kind: 'paragraph', text: texts.signature(frame.procedure.organisation.name) },
    ],
  };
}

function caseFacts({ reference, handler, receivedOn }: Frame, texts: Texts): Block {
  return {
    kind: 'facts',
    facts: [
      { name: texts.reference, value: reference },
      { name: texts.received, value: texts.date(receivedOn) },
      ...(handler === null ? [] : [{ name: texts.handler, value: handler }]),
    ],
  };
}

function wayToTheCase(kind: NoticeKind, { way, medium }: Frame, texts: Texts): Block[] {
  if (way.kind === 'LINK') {
    const label = kind === 'INFORMATION_REQUESTED' ? texts.answerQuestion : texts.openCase;
    return [
      { kind: 'paragraph', text: texts.readMore },
      { kind: 'button', label, url: way.url },
      ...(medium === 'MAIL' ? [{ kind: 'paragraph', text: texts.replyToMail } as const] : []),
    ];
  }
  const key: Block[] =
    way.key === null
      ? []
      : [
          { kind: 'facts', facts: [{ name: texts.keyOnPaper, value: way.key }] },
          { kind: 'paragraph', text: texts.keyUse },
        ];
  return [{ kind: 'paragraph', text: texts.onTheWeb(way.url) }, ...key];
}

function waysToReachUs({ procedure: { organisation } }: Frame, texts: Texts): Block {
  return {
    kind: 'facts',
    facts: [
      { name: texts.email, value: organisation.email },
      { name: texts.theirPhone, value: texts.phone(organisation.phone, organisation.phoneHours) },
      { name: texts.post, value: organisation.postalAddress },
    ],
  };
}
