import {
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Env } from '../env.ts';
import type { Viewers } from '../context.ts';
import { DomainError } from '../errors.ts';
import { LIMIT_RULES, LIMITS, refuseCostly } from './limits.ts';
import { refuseUnkeepable } from './unkeepable-text.ts';
import { REMEMBERED, RegisteredOperations } from './registered-operations.ts';

/** Of the texts that are kept although nobody registered them; what is made of a letter takes some 50 bytes. */
const OTHERS_LETTERS = 500_000;

/** Which operations are run for whom; the same over HTTP and over the socket. */
export class Admission {
  readonly #schema: GraphQLSchema;
  readonly #registered: RegisteredOperations;
  readonly #isOpen: boolean;
  readonly #mayIntrospect: boolean;
  /** Registered operations by their text, checked: read once, however many send them. */
  readonly #documents = new Map<string, DocumentNode>();
  /** Others, of staff and their scripts, until newer ones take their place. */
  readonly #others = new LRUCache<string, DocumentNode>({
    max: REMEMBERED,
    maxSize: OTHERS_LETTERS,
    sizeCalculation: (_document, { length }) => length,
  });

  private constructor(schema: GraphQLSchema, registered: RegisteredOperations, env: Env) {
    this.#schema = schema;
    this.#registered = registered;
    this.#isOpen = isOpen(env);
    this.#mayIntrospect = env.NODE_ENV !== 'production';
  }

  /** Reads what is registered. @throws Error when it cannot be read although nothing else may be sent */
  static async of(schema: GraphQLSchema, env: Env): Promise<Admission> {
    const { PORTAL_OPERATIONS_FILE, OPERATIONS_FOLDER } = env;
    const registered = await RegisteredOperations.read(PORTAL_OPERATIONS_FILE, OPERATIONS_FOLDER);
    if (!isOpen(env) && !registered.hasPortal) {
      throw new Error(
        `The portal's operations are not in ${PORTAL_OPERATIONS_FILE}: build the portal, or set ANONYMOUS_QUERIES=any.`,
      );
    }
    return new Admission(schema, registered, env);
  }

  /**
   * Before anything is parsed: whoever is not signed in as staff may, in production, send only what our own clients
   * send (ASVS 5.0, 4.3.2).
   * @throws DomainError OPERATION_NOT_REGISTERED
   */
  requireRegistered(source: string, { staff }: Viewers): void {
    if (this.#isOpen || staff.kind === 'STAFF' || this.#registered.has(source)) return;
    throw new DomainError(
      'OPERATION_NOT_REGISTERED',
      'Without signing in, only the operations of our own pages are answered.',
    );
  }

  /** Whether its document is kept for good: one that our own clients send, as they spell it. */
  isKept(source: string): boolean {
    return this.#documents.has(source);
  }

  /**
   * The operation that a text holds. A registered one is the same object each time, so that those who send it can share
   * its answers.
   * @throws GraphQLError when it cannot be read
   * @returns all errors of a document that does not fit the schema
   */
  read(source: string): DocumentNode | readonly GraphQLError[] {
    const known = this.#documents.get(source) ?? this.#others.get(source);
    if (known !== undefined) return known;
    const document = parse(source, { maxTokens: LIMITS.tokens });
    const errors = validate(this.#schema, document, [...specifiedRules, ...LIMIT_RULES]);
    if (errors.length > 0) return errors;
    const mayBeKept = this.#documents.size < REMEMBERED && this.#registered.has(source);
    (mayBeKept ? this.#documents : this.#others).set(source, document);
    return document;
  }

  /**
   * Before a valid operation runs: it must not cost too much, nor ask a stranger's questions about the schema in
   * production. Registered operations are known to be small.
   * @throws DomainError COST_LIMIT_EXCEEDED, INTROSPECTION_DISABLED, BAD_USER_INPUT
   */
  requireModest(
    operation: { source: string; document: DocumentNode; variables: Record<string, unknown> },
    { staff }: Viewers,
  ): void {
    refuseUnkeepable(operation.variables);
    if (this.#registered.has(operation.source)) return;
    refuseCostly(this.#schema, operation.document, operation.variables);
    if (staff.kind === 'STAFF' || this.#mayIntrospect) return;
    if (validate(this.#schema, operation.document, [NoSchemaIntrospectionCustomRule]).length === 0) return;
    throw new DomainError('INTROSPECTION_DISABLED', 'Sign in as a member of staff to read the schema.');
  }
}

function isOpen({ ANONYMOUS_QUERIES, NODE_ENV }: Env): boolean {
  return ANONYMOUS_QUERIES === undefined ? NODE_ENV !== 'production' : ANONYMOUS_QUERIES === 'any';
}
