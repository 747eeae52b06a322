import { registerEnumType } from 'type-graphql';
import type { FixedWording, OutsideBody } from '../procedure/published.ts';

type OutsideBodyCode = OutsideBody['code'];
type FixedWordingCode = FixedWording['code'];

export const OutsideBodyCodeEnum: Record<OutsideBodyCode, OutsideBodyCode> = {
  ADR_PROVIDER: 'ADR_PROVIDER',
  FINANCIAL_OMBUDSMAN: 'FINANCIAL_OMBUDSMAN',
};

registerEnumType(OutsideBodyCodeEnum, {
  name: 'OutsideBodyCode',
  description: 'A body outside the company that may look at a complaint.',
  valuesConfig: {
    ADR_PROVIDER: {
      description: 'The provider of alternative dispute resolution with which we are registered.',
    },
    FINANCIAL_OMBUDSMAN: { description: 'The Financial Ombudsman Service.' },
  },
});

export const FixedWordingCodeEnum: Record<FixedWordingCode, FixedWordingCode> = {
  ESCALATION_RIGHT: 'ESCALATION_RIGHT',
  OMBUDSMAN_FINAL_RESPONSE: 'OMBUDSMAN_FINAL_RESPONSE',
  OMBUDSMAN_LIMIT_PASSED: 'OMBUDSMAN_LIMIT_PASSED',
  ADR_AFTER_ESCALATION: 'ADR_AFTER_ESCALATION',
};

registerEnumType(FixedWordingCodeEnum, {
  name: 'FixedWordingCode',
  description: 'What a fixed wording says.',
  valuesConfig: {
    ESCALATION_RIGHT: { description: 'That the customer may ask us to look again.' },
    OMBUDSMAN_FINAL_RESPONSE: {
      description: 'The right to go to the ombudsman, in every final response it covers (DISP 1 Annex 3R).',
    },
    OMBUDSMAN_LIMIT_PASSED: {
      description:
        'That a legal limit has passed and the ombudsman may be asked without our answer (DISP 1.6.2R).',
    },
    ADR_AFTER_ESCALATION: {
      description: 'That the ADR provider may be asked once our own reviews are over.',
    },
  },
});
