import type { Staff } from '@desk/db';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { currentStaff, signIn, signOut } from './session.service.ts';
import { SignInInput, SignInPayload, SignOutPayload, StaffType } from './staff.type.ts';

@Resolver()
export class AccessResolver {
  @Query(() => StaffType, {
    nullable: true,
    description: 'The member of staff who is signed in on this device; null for anyone else.',
  })
  viewer(@Ctx() context: OperationContext): Promise<Staff | null> {
    return currentStaff(context);
  }

  @Mutation(() => SignInPayload, {
    description:
      'Signs a member of staff in; the session is a cookie of this browser. Errors: SIGN_IN_FAILED, the same for an unknown account and a wrong password; TOTP_REQUIRED and TOTP_WRONG where the account has a second factor; RATE_LIMITED; FORBIDDEN where only the company account signs staff in.',
  })
  async signIn(
    @Ctx() context: OperationContext,
    @Arg('input', () => SignInInput, { description: 'Account, password and, if it has one, second factor.' })
    input: SignInInput,
  ): Promise<SignInPayload> {
    return { staff: await signIn(context, input) };
  }

  @Mutation(() => SignOutPayload, {
    description: 'Ends the session of this device, on the server and in the browser.',
  })
  async signOut(@Ctx() context: OperationContext): Promise<SignOutPayload> {
    await signOut(context);
    return { isSignedOut: true };
  }
}
