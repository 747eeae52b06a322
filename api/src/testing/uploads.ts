import { request, type ClientRequest } from 'node:http';
import type { AnsweredError, TestCaller } from './test-caller.ts';
import type { SampleFile } from './sample-files.ts';

/** What an upload answers. */
export interface Uploaded {
  id: string;
  name: string;
  mediaType: string;
  byteSize: number;
  sha256: string;
  state: string;
}

const PORTAL = { 'desk-client': 'portal' };
const BOUNDARY = 'a-boundary-of-the-tests';

/** Sends a file over real HTTP; the caller keeps the cookie that it may get. @param origin where the desk listens */
export async function send(
  origin: string,
  caller: TestCaller,
  { name, content }: SampleFile,
  headers: Record<string, string> = PORTAL,
): Promise<{ status: number; uploaded: Uploaded; error: AnsweredError | undefined }> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(content)]), name);
  const answer = await fetch(`${origin}/files`, {
    method: 'POST',
    headers: { cookie: caller.cookie, ...headers },
    body,
  });
  caller.keep(answer.headers.getSetCookie().map(cookieOf));
  const told = (await answer.json()) as Uploaded & { errors?: AnsweredError[] };
  return { status: answer.status, uploaded: told, error: told.errors?.[0] };
}

/** Sends a file that must be taken. */
export async function upload(
  origin: string,
  caller: TestCaller,
  file: SampleFile,
  headers?: Record<string, string>,
): Promise<Uploaded> {
  const { status, uploaded } = await send(origin, caller, file, headers);
  if (status !== 201) throw new Error(`The upload was refused: ${JSON.stringify(uploaded)}`);
  return uploaded;
}

/** Begins to send a file: its bytes follow by `write`, its end by `end(UPLOAD_END)`. */
export function beginUpload(origin: string, name: string): ClientRequest {
  const sending = request(`${origin}/files`, {
    method: 'POST',
    headers: { ...PORTAL, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  });
  sending.write(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`,
  );
  return sending;
}

export const UPLOAD_END = `\r\n--${BOUNDARY}--\r\n`;

function cookieOf(header: string): { name: string; value: string } {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
  return { name, value };
}
