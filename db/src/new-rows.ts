import {
  ReferenceKind,
  type EntityClass,
  type EntityMetadata,
  type RequiredEntityData,
  type SqlEntityManager,
} from '@mikro-orm/postgresql';
import { executePrepared } from './prepared.ts';

/** A statement that inserts what its one parameter, `$1`, says. */
export interface Insertion {
  text: string;
  value: string;
}

/**
 * New rows of several tables, written in one statement: one trip to the database for all. They pass the unit of work
 * by, which writes table by table; so they are for rows that this operation does not change again. PostgreSQL looks
 * whether references hold when all are there, so that their order does not matter.
 */
export class NewRows {
  readonly #tables = new Map<EntityClass<object>, object[]>();
  readonly #insertions: Insertion[] = [];
  readonly #afterwards: (() => void)[] = [];
  #notification: [channel: string, payload: string] | null = null;

  /** Adds a row by the names of its entity's properties, references by their ids; all of a table state the same ones. */
  add<Entity extends object>(entity: EntityClass<Entity>, row: RequiredEntityData<Entity>): void {
    const rows = this.#tables.get(entity);
    if (rows === undefined) this.#tables.set(entity, [row]);
    else rows.push(row);
  }

  /** Adds the row of an entity that was created without being persisted. */
  addEntity(em: SqlEntityManager, entity: object): void {
    const { class: type, props } = em.getMetadata().get(entity.constructor as EntityClass<object>);
    const values = new Map<string, unknown>(Object.entries(entity));
    const stated = props
      .filter(({ persist }) => persist !== false)
      .map(({ name }) => [name, values.get(name)] as const)
      .filter(([, value]) => value !== undefined);
    this.add(type, Object.fromEntries(stated));
  }

  /** Adds rows of which somebody else knows how they are inserted. */
  addInsertion(insertion: Insertion): void {
    this.#insertions.push(insertion);
  }

  /** Notifies a channel with the commit; of several, the last one counts. */
  notify(channel: string, payload: string): void {
    this.#notification = [channel, payload];
  }

  /** Does something after they are written: where `write` is its own transaction, they have come to stay by then. */
  onceWritten(task: () => void): void {
    this.#afterwards.push(task);
  }

  /** Writes all that was added, in the transaction of `em`; where none is open, all of it or nothing by itself. */
  async write(em: SqlEntityManager): Promise<void> {
    const insertions = [
      ...[...this.#tables].map(([entity, rows]) => insertionOf(em.getMetadata().get(entity), rows)),
      ...this.#insertions,
    ];
    const parts = insertions.map(
      ({ text }, index) => `part_${index} as (${text.replaceAll('$1', () => `$${index + 1}`)})`,
    );
    const notified = this.#notification ?? [];
    const last =
      this.#notification === null ? 'select' : `select pg_notify($${parts.length + 1}, $${parts.length + 2})`;
    const values = [...insertions.map(({ value }) => value), ...notified];
    this.#tables.clear();
    this.#insertions.length = 0;
    this.#notification = null;
    if (values.length === 0) return;
    await executePrepared(em, parts.length === 0 ? last : `with ${parts.join(',\n')}\n${last}`, values);
    for (const task of this.#afterwards.splice(0)) task();
  }
}

function insertionOf(meta: EntityMetadata, rows: object[]): Insertion {
  const properties = Object.keys(rows[0] ?? {}).map((name) => propertyOf(meta, name));
  const columns = properties.map(({ column }) => `"${column}"`).join();
  const values = rows.map((row) =>
    Object.fromEntries(properties.map(({ name, column, read }) => [column, read(row[name as keyof object])])),
  );
  return {
    text: `insert into "${meta.tableName}" (${columns}) select ${columns} from json_populate_recordset(null::"${meta.tableName}", $1)`,
    value: JSON.stringify(values),
  };
}

interface Property {
  name: string;
  column: string;
  read: (value: unknown) => unknown;
}

function propertyOf(meta: EntityMetadata, name: string): Property {
  const property = meta.properties[name as never] as (typeof meta.props)[number] | undefined;
  const column = property?.fieldNames[0];
  if (property === undefined || column === undefined)
    throw new Error(`${meta.className} has no column for ${name}`);
  return { name, column, read: property.kind === ReferenceKind.SCALAR ? scalar : idOf };
}

/** PostgreSQL takes no half of a surrogate pair in JSON; elsewhere it is replaced on the way, as here. */
function scalar(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}
