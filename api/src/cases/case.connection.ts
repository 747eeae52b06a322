import type { CaseFile } from '@desk/db';
import { Field, Int, ObjectType } from 'type-graphql';
import { CaseType } from './case.type.ts';

@ObjectType({ description: 'Where a page of a list begins and ends.' })
export class PageInfo {
  @Field(() => String, {
    nullable: true,
    description:
      'Pass it as `before` to get the page before; null on an empty page, and in lists that are only read forwards.',
  })
  startCursor?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether there is a page before; null in lists that are only read forwards.',
  })
  hasPreviousPage?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Pass it as `after` to get the next page; null on an empty page.',
  })
  endCursor!: string | null;

  @Field(() => Boolean, { description: 'Whether there is a next page.' })
  hasNextPage!: boolean;
}

@ObjectType({ description: 'A case in a list, with its place.' })
export class CaseEdge {
  @Field(() => String, { description: 'The place of this case in the list.' })
  cursor!: string;

  @Field(() => CaseType, { description: 'The case.' })
  node!: CaseFile;
}

@ObjectType({ description: 'A page of cases.' })
export class CaseConnection {
  @Field(() => [CaseEdge], { description: 'The cases of this page.' })
  edges!: CaseEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many cases are on this page.' })
  count!: number;
}
