import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AlertType } from './alert.type.ts';

@InputType({ description: 'Which alert was dealt with.' })
export class DismissAlertInput {
  @Field(() => ID, { description: 'One of your own alerts.' })
  alertId!: string;
}

@ObjectType({ description: 'The alert after it was dismissed.' })
export class DismissAlertPayload {
  @Field(() => AlertType, { description: 'The alert.' })
  alert!: AlertType;
}
