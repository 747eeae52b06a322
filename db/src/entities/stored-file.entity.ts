import { defineEntity, p } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CaseFile } from './case-file.entity.ts';
import { Staff } from './staff.entity.ts';
import { onlyTheirFiles } from './row-rights.ts';

/** HELD: not scanned yet. CLEAN: may be handed out. REFUSED: its bytes are gone. */
export type StoredFileState = 'HELD' | 'CLEAN' | 'REFUSED';

const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  tableName: 'stored_file',
  comment: 'Files that customers and staff sent; the bytes lie in the file storage under their hash',
  policies: onlyTheirFiles,
  indexes: [
    { name: 'stored_file_case_seq', properties: ['caseFile', 'seq'] },
    { name: 'stored_file_sha256', properties: ['sha256'] },
    { name: 'stored_file_expires', properties: ['expiresAt'] },
    {
      name: 'stored_file_unbound_device',
      expression: `create index stored_file_unbound_device on stored_file (device_hash) where case_id is null`,
    },
    {
      name: 'stored_file_held',
      expression: `create index stored_file_held on stored_file (id) where state = 'HELD'`,
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => v7()),
    caseFile: () =>
      p
        .manyToOne(CaseFile)
        .ref()
        .nullable()
        .fieldName('case_id')
        .deleteRule('restrict')
        .comment('Null: unbound'),
    seq: p.integer().nullable().comment('The case event that the file belongs to; null: unbound'),
    deviceHash: p
      .string()
      .length(64)
      .nullable()
      .hidden()
      .comment('The customer’s device that sent it; null: staff did'),
    staff: () =>
      p
        .manyToOne(Staff)
        .ref()
        .nullable()
        .deleteRule('restrict')
        .comment('Who of us sent it; null: a customer'),
    name: p.string().length(200).comment('As its sender named it, without what could deceive'),
    mediaType: p.string().length(100),
    byteSize: p.integer(),
    sha256: p.string().length(64).comment('Of the bytes, hexadecimal; their name in the storage'),
    state: p.string().$type<StoredFileState>().length(10).comment('HELD, CLEAN or REFUSED'),
    finding: p.string().length(200).nullable().comment('What the scanner found in a refused file'),
    uploadedAt: p.datetime(),
    expiresAt: p.datetime().nullable().comment('When an unbound file is removed; null: bound'),
  },
});

/** A file with what is known of it; its bytes lie in the storage. */
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile);
