import { v7 } from 'uuid';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_ROLE, CASES_SETTING, CUSTOMER_ROLE, DEVICE_SETTING } from './entities/row-rights.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

/** Each holds one row of either case that its customer may see. */
const SEEN = [
  'case_access',
  'case_file',
  'complaint',
  'contact',
  'escalation',
  'final_response',
  'message',
  'notice',
  'rating',
  'read_mark',
  'received_mail',
  'referral',
  'summary',
];
const MINE = v7();
const OTHERS = v7();
const DEVICE = 'd'.repeat(64);

interface Viewer {
  role: string;
  cases?: string[];
  device?: string;
}

const customer: Viewer = { role: CUSTOMER_ROLE, cases: [MINE], device: DEVICE };
const stranger: Viewer = { role: CUSTOMER_ROLE };
const desk: Viewer = { role: APP_ROLE };

describe('security 35: the rights to rows', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    for (const id of [MINE, OTHERS]) await fill(owner, id);
  });

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  /** Asks as a viewer, in a transaction of its own that leaves nothing behind. */
  async function ask(viewer: Viewer, sql: string): Promise<Record<string, unknown>[]> {
    await owner.query('begin');
    try {
      await owner.query(`set local role ${viewer.role}`);
      const settings = [CASES_SETTING, viewer.cases?.join(), DEVICE_SETTING, viewer.device];
      if (viewer.cases !== undefined)
        await owner.query('select set_config($1, $2, true), set_config($3, $4, true)', settings);
      return (await owner.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await owner.query('rollback');
    }
  }

  it.each(SEEN)(
    'show a customer of %s what is of their case, the desk all, a stranger nothing',
    async (table) => {
      const column = table === 'case_file' ? 'id' : 'case_id';
      const sql = `select ${column} as id from ${table}`;
      await expect(ask(customer, sql)).resolves.toEqual([{ id: MINE }]);
      await expect(ask(stranger, sql)).resolves.toEqual([]);
      await expect(ask({ ...stranger, cases: [] }, sql)).resolves.toEqual([]);
      await expect(ask(desk, sql)).resolves.toHaveLength(2);
    },
  );

  it.each(['note', 'lesson', 'evidence'])('hide a %s that is for staff only', async (table) => {
    const sql = `select * from ${table}`;
    await expect(ask(customer, sql)).resolves.toEqual([]);
    await expect(ask(desk, sql)).resolves.toHaveLength(2);
  });

  it('show no event for staff only', async () => {
    const sql = 'select seq, case_id = any ($$ {' + MINE + '} $$) as mine from case_event order by seq';
    await expect(ask(customer, sql)).resolves.toEqual([{ seq: 1, mine: true }]);
    await expect(ask(stranger, sql)).resolves.toEqual([]);
    await expect(ask(desk, sql)).resolves.toHaveLength(4);
  });

  it('show files of events that are seen, and those that this device sent and nothing uses', async () => {
    const sql = 'select name from stored_file order by name';
    await expect(ask(customer, sql)).resolves.toEqual([{ name: `seen ${MINE}` }, { name: `sent ${MINE}` }]);
    await expect(ask({ ...customer, device: 'e'.repeat(64) }, sql)).resolves.toHaveLength(1);
    await expect(ask(stranger, sql)).resolves.toEqual([]);
    await expect(ask(desk, sql)).resolves.toHaveLength(6);
  });

  it('show who was handed over on this device', async () => {
    const sql = 'select name from hand_off';
    await expect(ask(customer, sql)).resolves.toEqual([{ name: MINE }]);
    await expect(ask(stranger, sql)).resolves.toEqual([]);
  });

  it('let a customer write nothing at all, and read no secret of anybody', async () => {
    const { rows } = await owner.query<{ table: string; right: string }>(
      `select table_name as "table", privilege_type as right from information_schema.role_table_grants
        where grantee = $1 and privilege_type <> 'SELECT'`,
      [CUSTOMER_ROLE],
    );
    expect(rows).toEqual([]);
    for (const table of [
      'session',
      'access_code',
      'access_link',
      'access_key',
      'access_token',
      'recovery_code',
    ])
      await expect(ask(customer, `select * from ${table}`)).rejects.toThrow('permission denied');
  });

  it('let a customer ask which browsers are told of their case, and read no key of any', async () => {
    await expect(ask(customer, 'select case_id as id from push_subscription')).resolves.toEqual([
      { id: MINE },
    ]);
    await expect(ask(stranger, 'select case_id as id from push_subscription')).resolves.toEqual([]);
    await expect(ask(customer, 'select auth from push_subscription')).rejects.toThrow('permission denied');
  });

  it('let a customer read who works here, and not how they sign in', async () => {
    await expect(ask(customer, 'select id, name from staff')).resolves.toHaveLength(2);
    for (const secret of ['password_hash', 'totp_secret', 'totp_step', 'oidc_issuer', 'oidc_subject'])
      await expect(ask(customer, `select ${secret} from staff`)).rejects.toThrow('permission denied');
  });

  it('stand on every table that a customer may read, but for those without rows of cases', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class
        where relkind = 'r' and has_any_column_privilege($1, oid, 'select') and not relrowsecurity
          and relnamespace = 'public'::regnamespace order by relname`,
      [CUSTOMER_ROLE],
    );
    expect(rows.map(({ name }) => name)).toEqual(['procedure_version', 'staff']);
  });

  it('bind roles that can neither sign in nor go around them', async () => {
    const { rows } = await owner.query(
      'select rolname, rolcanlogin, rolbypassrls, rolsuper from pg_roles where rolname = any ($1) order by rolname',
      [[APP_ROLE, CUSTOMER_ROLE]],
    );
    const powerless = { rolcanlogin: false, rolbypassrls: false, rolsuper: false };
    expect(rows).toEqual([
      { rolname: CUSTOMER_ROLE, ...powerless },
      { rolname: APP_ROLE, ...powerless },
    ]);
  });
});

/** One row of each table for a case: what the customer sees belongs to event 1, what is for staff only to event 2. */
async function fill(owner: pg.Client, id: string): Promise<void> {
  const staff = v7();
  await owner.query(`
    insert into staff (id, name, email, role) values ('${staff}', 'Amira', '${staff}@staff.example', 'HANDLER');
    insert into case_file (id, reference, stage, awaiting, channel, category, received_at, deadlines, procedure_version,
                           last_seq, last_hash)
    values ('${id}', '${id.slice(-12)}', 'RECEIVED', 'US', 'FORM', 'OTHER', now(), '[]', '1', 2, '');
    insert into case_event (case_id, seq, type, actor_kind, at, visibility, data, prev_hash, hash)
    values ('${id}', 1, 'complaintReceived', 'CUSTOMER', now(), 'PUBLIC', '{}', '', ''),
           ('${id}', 2, 'noteAdded', 'STAFF', now(), 'STAFF', '{}', '', '');
    insert into complaint (case_id, what_happened) values ('${id}', 'words');
    insert into contact (id, case_id, name) values ('${v7()}', '${id}', 'Maria');
    insert into case_access (id, device_hash, case_id, scope, opened_by, browser, granted_at, last_used_at, expires_at)
    values ('${v7()}', '${id.padEnd(64)}', '${id}', 'ACT', 'FORM', '', now(), now(), now());
    insert into read_mark (case_id, reader, up_to_seq, marked_at) values ('${id}', 'CUSTOMER', 1, now());
    insert into message (id, case_id, seq, kind, is_from_customer, text, sent_at)
    values ('${v7()}', '${id}', 1, 'MESSAGE', false, 'words', now());
    insert into summary (id, case_id, seq, text, written_at) values ('${v7()}', '${id}', 1, 'words', now());
    insert into rating (id, case_id, seq, score, rated_at) values ('${v7()}', '${id}', 1, 5, now());
    insert into referral (id, case_id, seq, body, referred_on) values ('${v7()}', '${id}', 1, 'FOS', now());
    insert into escalation (id, case_id, seq, level, reason, desired_outcome, requested_at)
    values ('${v7()}', '${id}', 1, 1, 'words', 'words', now());
    insert into final_response (id, case_id, seq, decision, summary, explanation, proposed_resolution, referral_wording,
                                issued_by_id, issued_at)
    values ('${v7()}', '${id}', 1, 'UPHELD', 'words', 'words', 'words', 'words', '${staff}', now());
    insert into note (id, case_id, seq, text, written_at) values ('${v7()}', '${id}', 2, 'words', now());
    insert into lesson (id, case_id, seq, root_cause, change, owner_id, due_on)
    values ('${v7()}', '${id}', 2, 'OTHER', 'words', '${staff}', now());
    insert into evidence (id, case_id, seq, kind, title, text, is_shared, recorded_by_id, recorded_at)
    values ('${v7()}', '${id}', 2, 'DOCUMENT', 'words', 'words', false, '${staff}', now());
    insert into notice (id, case_id, seq, kind, channel, state, next_attempt_at, made_at)
    values ('${v7()}', '${id}', 1, 'ACKNOWLEDGEMENT', 'EMAIL', 'SENT', now(), now());
    insert into received_mail (id, case_id, mail_key, source, kind, state, reasons, sender_name, subject, text, new_text,
                               attachments, received_at, taken_at, raw)
    values ('${v7()}', '${id}', '${id}', 'SMTP', 'PERSON', 'FILED', '[]', '', '', '', '', '[]', now(), now(), '');
    insert into push_subscription (id, case_id, device_hash, endpoint, p256dh, auth, language, created_at)
    values ('${v7()}', '${id}', '', 'https://push.example/${id}', 'key', 'secret', 'en', now());
    insert into hand_off (token_hash, device_hash, customer_id, name, handed_over_at, expires_at)
    values ('${id}', '${id === MINE ? DEVICE : 'f'.repeat(64)}', '1', '${id}', now(), now());
    insert into stored_file (id, case_id, seq, device_hash, name, media_type, byte_size, sha256, state, uploaded_at)
    values ('${v7()}', '${id}', 1, null, 'seen ${id}', 'text/plain', 1, '', 'CLEAN', now()),
           ('${v7()}', '${id}', 2, null, 'hidden ${id}', 'text/plain', 1, '', 'CLEAN', now()),
           ('${v7()}', null, null, '${id === MINE ? DEVICE : 'f'.repeat(64)}', 'sent ${id}', 'text/plain', 1, '', 'CLEAN', now());
  `);
}
