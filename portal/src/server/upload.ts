import { readRejection, type Rejection } from './rejection.ts';

/** What came of an upload: the id to send with an action, or why there is none. */
export type UploadAnswer = { ok: true; id: string } | { ok: false; rejection: Rejection; message?: string };

/** An upload on its way. */
export interface Upload {
  answer: Promise<UploadAnswer>;
  stop: () => void;
}

/**
 * Sends one file. `fetch` does not tell how far it is, which on a bad line is what people look at.
 * @param onProgress gets how much is sent, 0 to 1
 */
export function upload(file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const answer = new Promise<UploadAnswer>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(readAnswer(request.responseText));
    request.onerror = () => resolve({ ok: false, rejection: { kind: 'network' } });
    request.onabort = request.onerror;
  });
  const body = new FormData();
  body.append('file', file);
  request.open('POST', '/files');
  request.setRequestHeader('desk-client', 'portal');
  request.send(body);
  return { answer, stop: () => request.abort() };
}

function readAnswer(text: string): UploadAnswer {
  try {
    const { id, errors } = JSON.parse(text) as { id?: string; errors?: { message?: string }[] };
    if (id !== undefined) return { ok: true, id };
    const [error] = errors ?? [];
    return {
      ok: false,
      rejection: readRejection(error),
      ...(error?.message ? { message: error.message } : {}),
    };
  } catch {
    return { ok: false, rejection: { kind: 'network' } };
  }
}
