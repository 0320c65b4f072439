import type { Paste, PastePart } from '@whyblocked/contract';
import type { ServerFailure } from '../errors/server-failure.ts';
import { BodySource } from './body-source.ts';
import { formBoundary } from './form-boundary.ts';
import { GatheredBytes } from './gathered-bytes.ts';
import { HeldRoom, SMALL_BYTES } from './held-room.ts';
import { mediaType } from './media-type.ts';
import type { RequestBounds } from './request-bounds.ts';
import { UploadError } from './upload-error.ts';
import { type FormFields, type OptionName, UploadForm, type UploadFormBounds } from './upload-form.ts';

/** An upload, of which large files are read only as the paste is. */
export interface Upload {
  readonly fields: FormFields;
  readonly paste: Paste;
  /** Labels of the files that were read so far, with their sizes as sent. */
  readonly files: ReadonlyMap<string, number>;
}

export type UploadAnswer =
  | { readonly ok: true; readonly value: Upload }
  /** `fields` are those that were read before it failed. */
  | { readonly ok: false; readonly error: ServerFailure; readonly fields: FormFields };

/**
 * Reads the files of a request, one without names in a body of any type but multipart/form-data, and gives them to `use`
 * as a paste: held whole where they are small, otherwise as they arrive. When reading fails, also while the paste is read,
 * `use` is given that instead, and its answer is the one that counts.
 */
export async function withUpload(
  request: Request,
  bounds: RequestBounds,
  use: (upload: UploadAnswer) => Promise<Response>,
  options: readonly OptionName[] = ['snapd', 'system', 'redact'],
): Promise<Response> {
  const source = new BodySource(request, bounds.uploadBytes, bounds.patience);
  const held = new HeldRoom(bounds.room);
  let fields: FormFields = {};
  let response: Response;
  try {
    const form = formOf(request, source, { textBytes: bounds.bodyBytes, files: bounds.uploadFiles, options });
    fields = (await form?.fields(held)) ?? {};
    // Not before: a form that is refused comes back with its fields.
    const refused = source.refuseAnnounced();
    if (refused) throw new UploadError(refused);
    const files = new Map<string, number>();
    const parts = counted(form ? form.files() : bodyParts(source), files);
    const paste = await pasteOf(fields.text, parts, source, held, bounds);
    response = await use({ ok: true, value: { fields, paste, files } });
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    response = await use({ ok: false, error: error.failure, fields });
  } finally {
    held.leave();
  }
  await source.leave({ isAnswered: response.ok });
  return response;
}

function formOf(request: Request, source: BodySource, bounds: UploadFormBounds): UploadForm | null {
  if (mediaType(request) !== 'multipart/form-data') return null;
  const boundary = formBoundary(request.headers.get('content-type') ?? '');
  return new UploadForm(source, boundary, bounds);
}

async function* bodyParts(source: BodySource): AsyncGenerator<PastePart, void, undefined> {
  for (let chunk = await source.read(); chunk.kind !== 'end'; chunk = await source.read()) {
    if (chunk.kind === 'failure') throw new UploadError(chunk.error);
    yield { bytes: chunk.bytes };
  }
}

async function* counted(parts: AsyncIterable<PastePart>, files: Map<string, number>): AsyncGenerator<PastePart> {
  for await (const part of parts) {
    if (part.file !== undefined) files.set(part.file, (files.get(part.file) ?? 0) + part.bytes.byteLength);
    yield part;
  }
}

/** Reads on until the end of what is small, or until it is known not to be. */
async function pasteOf(
  text: Uint8Array | undefined,
  parts: AsyncGenerator<PastePart>,
  { announcedBytes }: BodySource,
  held: HeldRoom,
  { bodyBytes }: RequestBounds,
): Promise<Paste> {
  const stretches = new Map<string | undefined, GatheredBytes>();
  let sizeBytes = text?.byteLength ?? 0;
  const gathered = (): readonly PastePart[] => [
    ...(text?.byteLength ? [{ bytes: text }] : []),
    ...[...stretches].map(([file, bytes]) => ({ ...(file === undefined ? {} : { file }), bytes: bytes.whole() })),
  ];
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    const { file, bytes } = next.value;
    const stretch = stretches.get(file) ?? new GatheredBytes();
    stretches.set(file, stretch);
    stretch.append(bytes);
    sizeBytes += bytes.byteLength;
    if (sizeBytes <= SMALL_BYTES) continue;
    if (announcedBytes === null || announcedBytes > bodyBytes) return arriving(gathered(), parts);
    if (!(await held.hold(sizeBytes, announcedBytes))) throw new UploadError({ code: 'busy' });
  }
  const all = gathered();
  const [only] = all;
  return only && all.length === 1 && only.file === undefined ? only.bytes : all;
}

async function* arriving(
  begun: readonly PastePart[],
  rest: AsyncGenerator<PastePart>,
): AsyncGenerator<PastePart, void, undefined> {
  try {
    yield* begun;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
