import type { Note, Staff } from '@desk/db';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { StaffType } from '../access/staff.type.ts';
import type { OperationContext } from '../context.ts';
import { NoteType } from './note.type.ts';

@Resolver(() => NoteType)
export class NoteResolver {
  @FieldResolver(() => StaffType, {
    nullable: true,
    description: 'Who wrote it; null for the desk itself.',
  })
  author(@Root() note: Note, @Ctx() { loaders }: OperationContext): Promise<Staff> | null {
    return note.author ? loaders.staff.load(note.author.id) : null;
  }
}
