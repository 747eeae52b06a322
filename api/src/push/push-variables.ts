import * as v from 'valibot';
import { described } from '../described.ts';
import { KNOWN_PUSH_SERVICES } from './push-services.ts';

const origins = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((origin) => origin.trim())),
  v.check(
    (list) => list.every((origin) => /^https?:\/\/(\*\.)?[\w.-]+(:\d+)?$/.test(origin)),
    'must list origins, such as https://push.example.com, https://*.push.example.com',
  ),
);

/** Where notices of news to browsers go. */
export const pushVariables = {
  PUSH_SERVICES: v.optional(
    described(
      origins,
      'where notices of news to browsers may go; by default the push services of the browsers’ makers',
      'https://fcm.googleapis.com, https://*.push.apple.com',
    ),
    KNOWN_PUSH_SERVICES.join(','),
  ),
};
