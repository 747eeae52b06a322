import { Field, ObjectType } from 'type-graphql';
import { GraphQLLocalDate } from '../dates.ts';
import { CategoryEnum } from '../cases/case.enums.ts';
import type { Category, FixedWording, Leaflet, OutsideBody } from '../procedure/published.ts';
import { FixedWordingCodeEnum, OutsideBodyCodeEnum } from './procedure.enums.ts';

@ObjectType('OutsideBody', {
  description: 'A body outside the company that may look at a complaint, free of charge for the customer.',
})
export class OutsideBodyType implements OutsideBody {
  @Field(() => OutsideBodyCodeEnum, { description: 'Which body.' })
  code!: OutsideBody['code'];

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'What it takes, in words.' })
  takes!: string;

  @Field(() => [CategoryEnum], { description: 'The categories of complaint that it takes.' })
  categories!: Category[];

  @Field(() => String, { description: 'Address on the web, with or without https://.' })
  website!: string;

  @Field(() => String, { nullable: true, description: 'Email address, if it has one for this.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number, if it has one for this.' })
  phone!: string | null;

  @Field(() => GraphQLLocalDate, { description: 'The day from which this entry holds.' })
  listedFrom!: string;
}

@ObjectType('FixedWording', { description: 'Text that goes into our letters word for word.' })
export class FixedWordingType implements FixedWording {
  @Field(() => FixedWordingCodeEnum, { description: 'Which wording.' })
  code!: FixedWording['code'];

  @Field(() => String, { description: 'Its version; every change of the text has a new one.' })
  version!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day from which it is used.' })
  effectiveFrom!: string;

  @Field(() => String, { description: 'Where it comes from: our procedure, or the rule.' })
  source!: string;

  @Field(() => String, { description: 'The text; an empty line separates paragraphs.' })
  text!: string;
}

@ObjectType('Leaflet', { description: 'The leaflet that comes with every final response (DISP 1.6.2R(1)).' })
export class LeafletType implements Leaflet {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'Who publishes it.' })
  publisher!: string;

  @Field(() => String, { description: 'Where it can be read, with or without https://.' })
  website!: string;

  @Field(() => String, { description: 'Its edition.' })
  version!: string;
}
