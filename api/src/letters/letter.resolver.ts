import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { listLetters } from './list-letters.ts';
import { markPosted } from './mark-posted.ts';
import { LetterConnection, MarkPostedInput, MarkPostedPayload } from './letter.type.ts';

@Resolver()
export class LetterResolver {
  @Query(() => LetterConnection, {
    description: 'Letters to customers, oldest first. Errors: UNAUTHENTICATED, BAD_USER_INPUT.',
  })
  letters(
    @Ctx() context: OperationContext,
    @Arg('isPosted', () => Boolean, {
      defaultValue: false,
      description: 'False: those to be printed and posted. True: those that were posted.',
    })
    isPosted: boolean,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many at most, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after: string | null,
  ): Promise<LetterConnection> {
    return listLetters(context, { isPosted, first, after: after ?? null });
  }

  @Mutation(() => MarkPostedPayload, {
    description:
      'Says that a letter was posted; saying it again changes nothing. Errors: UNAUTHENTICATED, FORBIDDEN for auditors, NOT_FOUND.',
  })
  async markPosted(
    @Ctx() context: OperationContext,
    @Arg('input', () => MarkPostedInput, { description: 'Which letter.' }) input: MarkPostedInput,
  ): Promise<MarkPostedPayload> {
    return { letter: await markPosted(context, input.letterId) };
  }
}
