import type { Deadline } from '../../procedure/deadlines.ts';
import type { EscalationLevel, Procedure } from '../../procedure/published.ts';
import { type Block, paragraphs, section } from '../document.ts';
import type { Frame, OutsideOptions, Words } from '../notice-content.ts';
import type { Texts } from './english.ts';

/** Dates with the promise that each one is. */
export function datesOf(due: readonly Deadline[], { procedure }: Frame, texts: Texts): Block | null {
  if (due.length === 0) return null;
  return {
    kind: 'facts',
    facts: due.map(({ kind, dueOn }) => ({ name: titleOf(procedure, kind), value: texts.by(dueOn) })),
  };
}

/** The steps that led to each date. */
export function reasonsOf(due: readonly Deadline[], { procedure }: Frame, texts: Texts): Block | null {
  if (due.length === 0) return null;
  return {
    kind: 'list',
    items: due.map(({ kind, trace }) => texts.reason(titleOf(procedure, kind), trace)),
  };
}

/** What comes next after a message. */
export function nextDates(due: readonly Deadline[], frame: Frame, texts: Texts): Block[] {
  return section(texts.nextDates, datesOf(due, frame, texts));
}

/** Words of a person behind a line that says whose they are. */
export function quoted(opening: string, { text }: Words): Block[] {
  return [
    { kind: 'paragraph', text: opening },
    { kind: 'quote', text },
  ];
}

/** The outside bodies that take the complaint, each with how to reach it. */
export function outsideBodies(
  { bodies, lastDay }: OutsideOptions,
  { procedure }: Frame,
  texts: Texts,
): Block[] {
  const facts = bodies.map(({ name, website, phone, email }) => ({
    name,
    value: [website, phone, email].filter((way) => way !== null).join(', '),
  }));
  if (lastDay !== null) facts.push({ name: texts.lastDay, value: texts.date(lastDay) });
  if (facts.length === 0) return [];
  const { title, publisher, website } = procedure.leaflet;
  const isForOmbudsman = bodies.some(({ code }) => code === 'FINANCIAL_OMBUDSMAN');
  return [
    ...section(texts.takeItTo, { kind: 'facts', facts }),
    ...(isForOmbudsman ? paragraphs(texts.leaflet(title, publisher, website)) : []),
  ];
}

/** The round of looking again in the procedure's words; undefined behind the last one. */
export function levelOf({ procedure }: Frame, level: number): EscalationLevel | undefined {
  return procedure.escalationLevels.find((published) => published.level === level);
}

function titleOf({ promises }: Procedure, kind: Deadline['kind']): string {
  return promises.find((promise) => promise.kind === kind)?.title ?? kind;
}
