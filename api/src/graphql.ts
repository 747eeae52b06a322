import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { AccessResolver } from './access/access.resolver.ts';
import { CaseActionResolver } from './cases/case-action.resolver.ts';
import { CaseResolver } from './cases/case.resolver.ts';
import { CaseStatusResolver } from './cases/case-status.resolver.ts';
import { ComplaintResolver } from './complaints/complaint.resolver.ts';
import { ProcedureResolver } from './publication/procedure.resolver.ts';
import { validateArgument } from './validation.ts';

// type-graphql takes a tuple type that only a literal satisfies.
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
const resolvers: NonEmptyArray<Function> = [
  AccessResolver,
  CaseActionResolver,
  CaseResolver,
  CaseStatusResolver,
  ComplaintResolver,
  ProcedureResolver,
];

function refusePubSub(): never {
  throw new Error('Subscriptions come from the hub: give @Subscription a `subscribe` option');
}

// type-graphql demands one although every subscription brings its own stream from the hub.
const unusedPubSub = { publish: refusePubSub, subscribe: refusePubSub };

/** The schema of the desk, as the API serves it and as `schema/schema.graphql` states it. */
export function buildDeskSchema(): Promise<GraphQLSchema> {
  return buildSchema({ resolvers, pubSub: unusedPubSub, validateFn: validateArgument });
}
