import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  getVariableValues,
  GraphQLError,
  isListType,
  isNonNullType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { DomainError } from '../errors.ts';
import { keepableTextRule } from './unkeepable-text.ts';

/** How large an operation may be, whoever sends it; a test tells that staff's and the portal's stay well below. */
export const LIMITS = {
  /** Fields within fields. */
  depth: 12,
  aliases: 15,
  directives: 50,
  /** Words and signs of the document; what has more is not even parsed. */
  tokens: 1_000,
  /** Fields that could be answered; what is in a list counts as often as the list is long. */
  cost: 10_000,
} as const;

/** A list without a page size is expected to hold about this many things. */
const USUAL_LENGTH = 10;

/** Of themselves these rules throw, which would count as a fault of ours. */
const REPORT = { propagateOnRejection: false, onReject: [report] };

/**
 * Limits that a document alone can break (ASVS 5.0, 4.3.1). Fragments are followed, so that nothing hides in them. The
 * introspection of `__schema` has a limit of its own in graphql-js.
 */
export const LIMIT_RULES: ValidationRule[] = [
  maxDepthRule({ n: LIMITS.depth, flattenFragments: true, ...REPORT }),
  maxAliasesRule({ n: LIMITS.aliases, ...REPORT }),
  maxDirectivesRule({ n: LIMITS.directives, ...REPORT }),
  keepableTextRule,
];

function report(context: ValidationContext | null, error: GraphQLError): void {
  context?.reportError(new GraphQLError(error.message.replace('Syntax Error: ', '')));
}

/**
 * Refuses an operation that could answer too much.
 * @throws DomainError COST_LIMIT_EXCEEDED with cost and limit
 */
export function refuseCostly(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
): void {
  if (!areAcceptable(schema, query, variables)) return;
  const cost = costOf(schema, query, variables);
  if (cost <= LIMITS.cost) return;
  throw new DomainError(
    'COST_LIMIT_EXCEEDED',
    `This asks for too much at once: it costs ${cost}, and ${LIMITS.cost} is the most. Ask for fewer things or smaller pages.`,
    { cost, limit: LIMITS.cost },
  );
}

/** Variables that do not fit are refused in better words when the operation is to run. */
function areAcceptable(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
): boolean {
  const definitions = query.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
  return getVariableValues(schema, definitions, variables).errors === undefined;
}

/** How many fields an operation could answer. */
export function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
): number {
  return getComplexity({ schema, query, variables, estimators: [eachAnswerOnce] });
}

/** A field counts one, and what is below it as often as it may be there. */
const eachAnswerOnce: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const size: unknown = args.first ?? args.last;
  if (typeof size === 'number') return 1 + Math.max(size, 1) * childComplexity;
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  // A page's size stands on its connection; the list of its edges is not counted a second time.
  const isPage = field.name === 'edges';
  return 1 + (isListType(type) && !isPage ? USUAL_LENGTH : 1) * childComplexity;
};
