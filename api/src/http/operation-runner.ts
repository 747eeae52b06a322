import { execute, OperationTypeNode, type DocumentNode, type ExecutionResult } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { AdmittedOperation } from '../admission/admit-operation.ts';

/**
 * Runs operations. A registered query or subscription is made into code when it comes first (graphql-jit), which takes a
 * third of the time of reading it anew each time. What else somebody sends never becomes code, nor does a registered one
 * in ever new spellings.
 */
export class OperationRunner {
  /** Null when it cannot be compiled. */
  readonly #compiled = new WeakMap<DocumentNode, CompiledQuery | null>();

  /** What a query or mutation answers. A mutation is noted for the reads that follow it; a query changes nothing. */
  async run(admitted: AdmittedOperation): Promise<ExecutionResult> {
    const { operation, contextValue } = admitted;
    if (operation.operation === OperationTypeNode.MUTATION) contextValue.cookies?.written.set();
    else contextValue.confine();
    return this.execute(admitted);
  }

  /** Like `execute` of graphql. @param value what a subscription tells of */
  execute(admitted: AdmittedOperation, value?: unknown): Promise<ExecutionResult> | ExecutionResult {
    const { operation, isKept, contextValue, variableValues } = admitted;
    const isCompiled = isKept && operation.operation !== OperationTypeNode.MUTATION;
    const query = isCompiled ? this.#compiledOf(admitted) : null;
    if (query === null) return execute({ ...admitted, rootValue: value });
    return query.query(value, contextValue, variableValues);
  }

  #compiledOf({ schema, document, operationName }: AdmittedOperation): CompiledQuery | null {
    const known = this.#compiled.get(document);
    if (known !== undefined) return known;
    const made = compileQuery(schema, document, operationName ?? undefined);
    const query = isCompiledQuery(made) ? made : null;
    this.#compiled.set(document, query);
    return query;
  }
}
