import type { CaseFile, MailKind, MailState, ReceivedMail, Staff } from '@desk/db';
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import { CaseType } from '../cases/case.type.ts';
import type { OperationContext } from '../context.ts';
import { listReceivedMail, listUnmatchedMail } from './list-mail.service.ts';
import type { MailPage } from './mail-page.queries.ts';
import { DismissMailInput, FileMailInput } from './received-mail.input.ts';
import {
  DismissMailPayload,
  FileMailPayload,
  MailKindEnum,
  MailStateEnum,
  ReceivedMailConnection,
  ReceivedMailType,
} from './received-mail.type.ts';
import { dismissMail, fileMail } from './settle-mail.service.ts';

const AFTER = { nullable: true, description: 'The cursor where the page before ended.' } as const;
const FIRST = { defaultValue: 20, description: 'How many mails; 1 to 100.' } as const;

@Resolver(() => ReceivedMailType)
export class ReceivedMailResolver {
  @Query(() => ReceivedMailConnection, {
    description:
      'Mails that wait for a member of staff to file or dismiss them, the oldest first. Errors: UNAUTHENTICATED, BAD_USER_INPUT.',
  })
  unmatchedMail(
    @Ctx() context: OperationContext,
    @Arg('first', () => Int, FIRST) first: number,
    @Arg('after', () => String, AFTER) after: string | null,
  ): Promise<MailPage> {
    return listUnmatchedMail(context, { first, after });
  }

  @Query(() => ReceivedMailConnection, {
    description:
      'Every mail that reached the address of complaints, the newest first. Errors: UNAUTHENTICATED, BAD_USER_INPUT, REFERENCE_INVALID, NOT_FOUND.',
  })
  receivedMail(
    @Ctx() context: OperationContext,
    @Arg('kind', () => MailKindEnum, { nullable: true, description: 'Only what was written by such.' })
    kind: MailKind | null,
    @Arg('state', () => MailStateEnum, { nullable: true, description: 'Only those of which this became.' })
    state: MailState | null,
    @Arg('reference', () => String, { nullable: true, description: 'Only those of this case.' })
    reference: string | null,
    @Arg('first', () => Int, FIRST) first: number,
    @Arg('after', () => String, AFTER) after: string | null,
  ): Promise<MailPage> {
    return listReceivedMail(context, { kind, state, reference }, { first, after });
  }

  @Mutation(() => FileMailPayload, {
    description:
      'Puts a mail on a case as its customer’s message, or opens a case with it; acknowledged like any other, from the day it reached us. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, REFERENCE_INVALID, ACTION_NOT_POSSIBLE, IDEMPOTENCY_KEY_REUSED.',
  })
  fileMail(
    @Ctx() context: OperationContext,
    @Arg('input', () => FileMailInput, { description: 'Mail and case.' }) input: FileMailInput,
  ): Promise<FileMailPayload> {
    return fileMail(context, input);
  }

  @Mutation(() => DismissMailPayload, {
    description:
      'Puts a mail away that needs nothing more; it stays among the received ones. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, ACTION_NOT_POSSIBLE.',
  })
  async dismissMail(
    @Ctx() context: OperationContext,
    @Arg('input', () => DismissMailInput, { description: 'Mail and reason.' }) input: DismissMailInput,
  ): Promise<DismissMailPayload> {
    return { mail: await dismissMail(context, input) };
  }

  @FieldResolver(() => CaseType, { nullable: true, description: 'The case that it is on.' })
  case(@Root() mail: ReceivedMail, @Ctx() { loaders }: OperationContext): Promise<CaseFile> | null {
    return mail.caseFile ? loaders.cases.load(mail.caseFile.id) : null;
  }

  @FieldResolver(() => StaffType, { nullable: true, description: 'Who filed or dismissed it.' })
  settledBy(@Root() mail: ReceivedMail, @Ctx() { loaders }: OperationContext): Promise<Staff> | null {
    return mail.settledBy ? loaders.staff.load(mail.settledBy.id) : null;
  }
}
