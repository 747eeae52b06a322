import type { CaseAccess, CaseFile } from '@desk/db';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { CustomerCaseType } from '../cases/customer-case.type.ts';
import type { OperationContext } from '../context.ts';
import { createReadLink, type ReadLink } from './access-link.service.ts';
import {
  CaseDeviceType,
  CreateReadLinkInput,
  CreateReadLinkPayload,
  EndAccessInput,
  EndAccessPayload,
  SignOutDeviceInput,
} from './case-device.type.ts';
import { deviceHashOf } from './customer-device.ts';
import { devicesOf, leaveCase, signOutDevice, signOutEverywhere } from './device.service.ts';

@Resolver(() => CustomerCaseType)
export class CustomerCaseDevicesResolver {
  @FieldResolver(() => [CaseDeviceType], {
    description: 'Where the case is open, the newest first; a device that may only read sees itself.',
  })
  devices(@Root() caseFile: CaseFile, @Ctx() context: OperationContext): Promise<CaseAccess[]> {
    return devicesOf(context, caseFile);
  }
}

@Resolver(() => CaseDeviceType)
export class CaseDeviceResolver {
  @FieldResolver(() => Boolean, { description: 'Whether it is the device that asks.' })
  isThisDevice(@Root() access: CaseAccess, @Ctx() context: OperationContext): boolean {
    return access.deviceHash === deviceHashOf(context);
  }

  @Mutation(() => EndAccessPayload, {
    description:
      'Ends what one device may do with the case. Errors: UNAUTHENTICATED, NOT_FOUND, FORBIDDEN for a device that may only read.',
  })
  async signOutDevice(
    @Ctx() context: OperationContext,
    @Arg('input', () => SignOutDeviceInput, { description: 'The device.' }) input: SignOutDeviceInput,
  ): Promise<EndAccessPayload> {
    await signOutDevice(context, input.deviceId);
    return new EndAccessPayload();
  }

  @Mutation(() => EndAccessPayload, {
    description:
      'Ends what every device may do with the case, this one too, and all unused links and codes. The key on a letter stays valid. Errors: REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, FORBIDDEN for a device that may only read.',
  })
  async signOutEverywhere(
    @Ctx() context: OperationContext,
    @Arg('input', () => EndAccessInput, { description: 'The case.' }) input: EndAccessInput,
  ): Promise<EndAccessPayload> {
    await signOutEverywhere(context, input.reference);
    return new EndAccessPayload();
  }

  @Mutation(() => EndAccessPayload, {
    description:
      'Ends what this device may do with the case, such as on a borrowed computer. Errors: REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND.',
  })
  async leaveCase(
    @Ctx() context: OperationContext,
    @Arg('input', () => EndAccessInput, { description: 'The case.' }) input: EndAccessInput,
  ): Promise<EndAccessPayload> {
    await leaveCase(context, input.reference);
    return new EndAccessPayload();
  }

  @Mutation(() => CreateReadLinkPayload, {
    description:
      'Makes a link by which somebody whom the customer trusts may read the case; it works once, within 7 days. Errors: REFERENCE_INVALID, UNAUTHENTICATED, NOT_FOUND, FORBIDDEN for a device that may only read.',
  })
  createReadLink(
    @Ctx() context: OperationContext,
    @Arg('input', () => CreateReadLinkInput, { description: 'The case.' }) input: CreateReadLinkInput,
  ): Promise<ReadLink> {
    return createReadLink(context, input.reference);
  }
}
