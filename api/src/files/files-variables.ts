import * as v from 'valibot';
import { described } from '../described.ts';
import { path } from '../variable-kinds.ts';

/** A bucket of an S3-compatible service. */
const bucketAddress = v.pipe(
  v.string(),
  v.check((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url !== null && /^https?:$/.test(url.protocol) && /^\/[^/]+$/.test(url.pathname);
  }, 'must look like https://KEY:SECRET@s3.example.com/bucket?region=eu-west-2, with %-signs in the secret escaped'),
  v.transform((text) => new URL(text)),
);

const CLAMD_ADDRESS = /^(?:tcp:\/\/(?<host>[^:/]+|\[[^\]]+\]):(?<port>\d{1,5})|unix:(?<path>\/.+))$/;
const clamdAddress = v.pipe(
  v.string(),
  v.regex(CLAMD_ADDRESS, 'must look like tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl'),
  v.transform((text) => {
    const { host = '', port = '', path } = CLAMD_ADDRESS.exec(text)?.groups ?? {};
    return path === undefined ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) } : { path };
  }),
);

/** Where files lie, and what looks into them. */
export const filesVariables = {
  DATA_FOLDER: v.optional(
    described(
      path,
      'where the embedded PostgreSQL keeps its data, and the files that people send',
      '/var/lib/complaints-desk',
    ),
    '.data',
  ),
  FILES_S3_URL: v.optional(
    described(
      bucketAddress,
      'keeps files in a bucket of an S3 service instead',
      'https://KEY:SECRET@s3.example.com/bucket?region=eu-west-2',
    ),
  ),
  CLAMD_URL: v.optional(
    described(
      clamdAddress,
      'scans files by ClamAV; `unix:/run/clamav/clamd.ctl` for a local socket',
      'tcp://127.0.0.1:3310',
    ),
  ),
};
