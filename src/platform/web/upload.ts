import { Upload } from 'tus-js-client';
import { CallRefusal, NetworkLoss } from './call.ts';

/** A file that the server has, not yet tied to anything. */
export interface Uploaded {
  readonly uploadId: string;
  readonly name: string;
  readonly size: number;
}

export interface Uploading {
  /** Undefined when it was cancelled. */
  readonly done: Promise<Uploaded | undefined>;
  readonly cancel: () => void;
}

const pieceBytes = 5_000_000;

/** Sends a file by tus; the same file chosen again after a reload goes on where it stopped. */
export function upload(file: File, progress: (sent: number) => void): Uploading {
  let cancelled: () => void = () => undefined;
  const done = new Promise<Uploaded | undefined>((resolve, reject) => {
    const sending = new Upload(file, {
      endpoint: '/api/uploads',
      chunkSize: pieceBytes,
      retryDelays: [0, 1000, 3000, 5000, 10_000],
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name, filetype: file.type },
      onProgress: (sent) => progress(sent),
      onError: (cause) => reject(reasonOf(cause)),
      onSuccess: () => resolve({ uploadId: sending.url?.split('/').at(-1) ?? '', name: file.name, size: file.size }),
    });
    cancelled = () => {
      void sending.abort(true);
      resolve(undefined);
    };
    void start(sending);
  });
  return { done, cancel: () => cancelled() };
}

async function start(sending: Upload): Promise<void> {
  const [previous] = await sending.findPreviousUploads();
  if (previous !== undefined) sending.resumeFromPreviousUpload(previous);
  sending.start();
}

interface TusAnswer {
  getStatus(): number;
  getBody(): string;
}

function reasonOf(cause: Error & { readonly originalResponse?: TusAnswer | null }): Error {
  const answer = cause.originalResponse;
  if (answer === undefined || answer === null) return new NetworkLoss(cause);
  try {
    return new CallRefusal(answer.getStatus(), JSON.parse(answer.getBody()) as Partial<CallRefusal>);
  } catch {
    return new CallRefusal(answer.getStatus(), {});
  }
}
