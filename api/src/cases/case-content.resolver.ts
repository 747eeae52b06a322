import type {
  CaseFile,
  Escalation,
  Evidence,
  FinalResponse,
  Lesson,
  Note,
  Rating,
  Referral,
  Staff,
} from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import type { OperationContext } from '../context.ts';
import { EscalationType } from '../escalations/escalation.type.ts';
import { EvidenceType } from '../evidence/evidence.type.ts';
import { LessonType } from '../lessons/lesson.type.ts';
import { NoteType } from '../notes/note.type.ts';
import { RatingType } from '../ratings/rating.type.ts';
import { admitRead } from '../reads/note-read.ts';
import { ReferralType } from '../referrals/referral.type.ts';
import { CaseType, WITHHELD } from './case.type.ts';
import { FinalResponseType } from './final-response.type.ts';

@Resolver(() => CaseType)
export class CaseContentResolver {
  @FieldResolver(() => StaffType, {
    nullable: true,
    description: 'Who decides the escalation, or decided it.',
  })
  reviewer(@Root() caseFile: CaseFile, @Ctx() { loaders }: OperationContext): Promise<Staff> | null {
    return caseFile.reviewer ? loaders.staff.load(caseFile.reviewer.id) : null;
  }

  @FieldResolver(() => [NoteType], {
    nullable: true,
    description: `Internal words, oldest first. ${WITHHELD}`,
  })
  notes(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<Note[]> {
    return readContents(context, caseFile).notes.load(caseFile.id);
  }

  @FieldResolver(() => [EvidenceType], {
    nullable: true,
    description: `What the investigation gathered, oldest first. ${WITHHELD}`,
  })
  evidence(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<Evidence[]> {
    return readContents(context, caseFile).evidence.load(caseFile.id);
  }

  @FieldResolver(() => [FinalResponseType], {
    nullable: true,
    description: `Our answers, oldest first; more than one only after the case was opened again. ${WITHHELD}`,
  })
  finalResponses(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<FinalResponse[]> {
    return readContents(context, caseFile).finalResponses.load(caseFile.id);
  }

  @FieldResolver(() => [EscalationType], {
    nullable: true,
    description: `The rounds of looking again, oldest first. ${WITHHELD}`,
  })
  escalations(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<Escalation[]> {
    return readContents(context, caseFile).escalations.load(caseFile.id);
  }

  @FieldResolver(() => [ReferralType], {
    nullable: true,
    description: `The outside bodies it went to, oldest first. ${WITHHELD}`,
  })
  referrals(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<Referral[]> {
    return readContents(context, caseFile).referrals.load(caseFile.id);
  }

  @FieldResolver(() => [LessonType], {
    nullable: true,
    description: `What it taught us, oldest first. ${WITHHELD}`,
  })
  lessons(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<Lesson[]> {
    return readContents(context, caseFile).lessons.load(caseFile.id);
  }

  @FieldResolver(() => RatingType, {
    nullable: true,
    description: `How the customer found our handling: the newest rating, since each closing may be rated. ${WITHHELD}`,
  })
  async rating(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<Rating | null> {
    return (await readContents(context, caseFile).ratings.load(caseFile.id)).at(-1) ?? null;
  }
}

function readContents(
  context: OperationContext,
  caseFile: CaseFile,
): OperationContext['loaders']['contents'] {
  admitRead(context, { kind: 'CASE', caseFile });
  return context.loaders.contents;
}
