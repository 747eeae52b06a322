import { expect, it } from 'vitest';
import { siteLink, telLink } from './links.ts';

it.each([
  ['0800 023 4567', 'tel:08000234567'],
  ['+44 (0)20 7946 0000', 'tel:+442079460000'],
  ['+44 20 XXXX XXXX', null],
  ['[phone]', null],
])('dials %s as %s', (phone, link) => expect(telLink(phone)).toBe(link));

it.each([
  ['www.financial-ombudsman.org.uk', 'https://www.financial-ombudsman.org.uk'],
  ['https://adr.example/complain', 'https://adr.example/complain'],
  ['[ADR Provider Website]', null],
])('opens %s as %s', (site, link) => expect(siteLink(site)).toBe(link));
