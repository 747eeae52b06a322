import { execute, OperationTypeNode, type DocumentNode, type ExecutionResult } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { AdmittedOperation } from '../admission/admit-operation.ts';

/**
 * Runs queries and mutations. A registered query is made into code when it comes first (graphql-jit), which takes a third
 * of the time of reading it anew each time; what else somebody sends never becomes code.
 */
export class OperationRunner {
  /** Null when it cannot be compiled. */
  readonly #compiled = new WeakMap<DocumentNode, CompiledQuery | null>();

  /** What an admitted operation answers. A mutation is noted for the reads that follow it; a query changes nothing. */
  async run(admitted: AdmittedOperation): Promise<ExecutionResult> {
    const { operation, isRegistered, contextValue, variableValues } = admitted;
    if (operation.operation === OperationTypeNode.MUTATION) {
      contextValue.cookies?.written.set();
      return execute(admitted);
    }
    contextValue.confine();
    const query = isRegistered ? this.#compiledOf(admitted) : null;
    return query === null ? execute(admitted) : query.query(undefined, contextValue, variableValues);
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
