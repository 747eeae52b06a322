import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { GraphQLDateTime } from '../dates.ts';
import { CategoryEnum } from '../cases/case.enums.ts';
import type { OperationContext } from '../context.ts';
import type { PreviewedDeadline } from '../procedure/deadlines.ts';
import type { Category } from '../procedure/published.ts';
import { previewDeadlines } from './preview-deadlines.service.ts';
import { PreviewedDeadlineType } from './preview-deadlines.type.ts';

@Resolver()
export class PreviewDeadlinesResolver {
  @Query(() => [PreviewedDeadlineType], {
    description:
      'Every date that a complaint would lead to, with why it is that date, for staff. What hangs on later steps supposes that each comes on its last day. Errors: UNAUTHENTICATED, BAD_USER_INPUT outside the list of bank holidays.',
  })
  previewDeadlines(
    @Ctx() context: OperationContext,
    @Arg('receivedAt', () => GraphQLDateTime, {
      description: 'When the complaint reached us, on any channel.',
    })
    receivedAt: Date,
    @Arg('category', () => CategoryEnum, { description: 'What it is about.' }) category: Category,
    @Arg('isComplex', () => Boolean, {
      defaultValue: false,
      description: 'Whether it would be marked complex.',
    })
    isComplex: boolean,
  ): PreviewedDeadline[] {
    return previewDeadlines(context, receivedAt, category, isComplex);
  }
}
