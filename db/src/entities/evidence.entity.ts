import { defineEntity, p } from '@mikro-orm/core';
import { contentOfEvent } from './case-content.ts';
import { Staff } from './staff.entity.ts';
import { onlyOfTheirEvents } from './row-rights.ts';

/** What a piece of evidence is. */
export const EVIDENCE_KINDS = ['INTERVIEW', 'PLATFORM_RECORD', 'DOCUMENT'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

const EvidenceSchema = defineEntity({
  name: 'Evidence',
  tableName: 'evidence',
  comment: 'What an investigation gathered; internal unless shared with the customer',
  policies: onlyOfTheirEvents('evidence'),
  properties: {
    ...contentOfEvent(),
    kind: p.enum(EVIDENCE_KINDS),
    title: p.string().length(200),
    text: p.text(),
    isShared: p.boolean().comment('True: the customer may read it'),
    recordedBy: () => p.manyToOne(Staff).ref().deleteRule('restrict'),
    recordedAt: p.datetime(),
  },
});

/** An interview, a platform record or a document. */
export class Evidence extends EvidenceSchema.class {}
EvidenceSchema.setClass(Evidence);
