import type { AccessToken, Session } from '@desk/db';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { accessTokens, createAccessToken, revokeAccessToken } from './access-token.service.ts';
import * as account from './account.service.ts';
import * as types from './account.type.ts';

const ACCOUNT_ERRORS = 'Errors: UNAUTHENTICATED, FORBIDDEN for access tokens';

@Resolver()
export class AccountResolver {
  @Query(() => [types.StaffSessionType], {
    description: 'Where you are signed in, the newest first. Errors: UNAUTHENTICATED.',
  })
  staffSessions(@Ctx() context: OperationContext): Promise<Session[]> {
    return account.mySessions(context);
  }

  @Query(() => [types.AccessTokenType], {
    description: 'Your tokens for scripts, the newest first. Errors: UNAUTHENTICATED.',
  })
  accessTokens(@Ctx() context: OperationContext): Promise<AccessToken[]> {
    return accessTokens(context);
  }

  @Mutation(() => types.PasswordPayload, {
    description: `Changes your password; your other sessions end. ${ACCOUNT_ERRORS}, SIGN_IN_FAILED, BAD_USER_INPUT, RATE_LIMITED.`,
  })
  async changePassword(
    @Ctx() context: OperationContext,
    @Arg('input', () => types.ChangePasswordInput, { description: 'Old and new password.' })
    input: types.ChangePasswordInput,
  ): Promise<types.PasswordPayload> {
    return { staff: await account.changePassword(context, input) };
  }

  @Mutation(() => types.PasswordPayload, {
    description:
      'Sets the password of an account by the one-time link that `npm run staff` printed. Errors: PASSWORD_LINK_INVALID, BAD_USER_INPUT, RATE_LIMITED.',
  })
  async setPassword(
    @Ctx() context: OperationContext,
    @Arg('input', () => types.SetPasswordInput, { description: 'Link and password.' })
    input: types.SetPasswordInput,
  ): Promise<types.PasswordPayload> {
    return { staff: await account.setPassword(context, input) };
  }

  @Mutation(() => types.BeginTotpPayload, {
    description: `Begins a second factor; confirmTotp turns it on. ${ACCOUNT_ERRORS} and where it is on, SIGN_IN_FAILED, RATE_LIMITED.`,
  })
  beginTotp(
    @Ctx() context: OperationContext,
    @Arg('input', () => types.BeginTotpInput, { description: 'Your password.' }) input: types.BeginTotpInput,
  ): Promise<types.BeginTotpPayload> {
    return account.beginTotp(context, input.password);
  }

  @Mutation(() => types.ConfirmTotpPayload, {
    description: `Turns the second factor on; your other sessions end. ${ACCOUNT_ERRORS}, TOTP_WRONG, RATE_LIMITED.`,
  })
  async confirmTotp(
    @Ctx() context: OperationContext,
    @Arg('input', () => types.ConfirmTotpInput, { description: 'The first code.' })
    input: types.ConfirmTotpInput,
  ): Promise<types.ConfirmTotpPayload> {
    return { recoveryCodes: await account.confirmTotp(context, input.code) };
  }

  @Mutation(() => types.RevokePayload, {
    description: `Signs you out on one device. ${ACCOUNT_ERRORS}, NOT_FOUND.`,
  })
  async revokeSession(
    @Ctx() context: OperationContext,
    @Arg('input', () => types.RevokeInput, { description: 'The session.' }) input: types.RevokeInput,
  ): Promise<types.RevokePayload> {
    await account.revokeSession(context, input.id);
    return new types.RevokePayload();
  }

  @Mutation(() => types.CreateAccessTokenPayload, {
    description: `Makes a token with which a script works in your name. ${ACCOUNT_ERRORS}, BAD_USER_INPUT.`,
  })
  createAccessToken(
    @Ctx() context: OperationContext,
    @Arg('input', () => types.CreateAccessTokenInput, { description: 'What for, how far, how long.' })
    input: types.CreateAccessTokenInput,
  ): Promise<types.CreateAccessTokenPayload> {
    return createAccessToken(context, input);
  }

  @Mutation(() => types.RevokePayload, {
    description: `Ends a token at once. ${ACCOUNT_ERRORS}, NOT_FOUND.`,
  })
  async revokeAccessToken(
    @Ctx() context: OperationContext,
    @Arg('input', () => types.RevokeInput, { description: 'The token.' }) input: types.RevokeInput,
  ): Promise<types.RevokePayload> {
    await revokeAccessToken(context, input.id);
    return new types.RevokePayload();
  }
}
