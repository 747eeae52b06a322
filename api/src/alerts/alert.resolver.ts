import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { DismissAlertInput, DismissAlertPayload } from './alert.input.ts';
import { dismissAlert, listAlerts } from './alert.service.ts';
import { AlertType } from './alert.type.ts';

@Resolver()
export class AlertResolver {
  @Query(() => [AlertType], {
    description:
      'Your own alerts, newest first, 100 at most: what is due soon, and what was missed. Errors: UNAUTHENTICATED.',
  })
  alerts(
    @Ctx() context: OperationContext,
    @Arg('isSeen', () => Boolean, {
      nullable: true,
      description: 'True: only those you dismissed; false: only the others; left out: all.',
    })
    isSeen: boolean | null,
  ): Promise<AlertType[]> {
    return listAlerts(context, isSeen ?? null);
  }

  @Mutation(() => DismissAlertPayload, {
    description: 'Marks one of your own alerts as seen. Errors: UNAUTHENTICATED, NOT_FOUND.',
  })
  async dismissAlert(
    @Ctx() context: OperationContext,
    @Arg('input', () => DismissAlertInput, { description: 'Which alert.' }) input: DismissAlertInput,
  ): Promise<DismissAlertPayload> {
    return { alert: await dismissAlert(context, input.alertId) };
  }
}
