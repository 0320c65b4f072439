import { fileLabel, type PastePart } from '@whyblocked/contract';
import type { BodySource } from './body-source.ts';
import { GatheredBytes } from './gathered-bytes.ts';
import type { HeldRoom } from './held-room.ts';
import { type FormFault, type MultipartEvent, MultipartParser } from './multipart-parser.ts';
import { UploadError } from './upload-error.ts';

/** Fields of forms that are options; which of them a form may have depends on what is asked. */
export type OptionName = 'snapd' | 'system' | 'redact' | 'connect' | 'connected' | 'base';

/** More than any option may have: a list of the names of forty interfaces is the longest. */
const OPTION_BYTES = 4096;

/** What a form says beside its files, undecoded. */
export type FormFields = Readonly<Partial<Record<'text' | OptionName, Uint8Array>>>;
type FieldName = keyof FormFields;

export interface UploadFormBounds {
  readonly textBytes: number;
  readonly files: number;
  readonly options: readonly OptionName[];
}

/**
 * A multipart/form-data body as it arrives: first its fields, then its files. Fields have to stand before files, since a
 * file is read when it comes and by then it has to be known how. Every trouble is thrown as an UploadError.
 */
export class UploadForm {
  readonly #source: BodySource;
  readonly #parser: MultipartParser;
  readonly #bounds: UploadFormBounds;
  #events: MultipartEvent[] = [];
  /** The name that the first part which is a file was sent with. */
  #firstFile: string | null = null;
  #files = 0;

  constructor(source: BodySource, boundary: string, bounds: UploadFormBounds) {
    if (boundary === '') throw fault('no-boundary');
    this.#source = source;
    this.#parser = new MultipartParser(boundary);
    this.#bounds = bounds;
  }

  /** Reads to the first file, or to the end where there is none. */
  async fields(held: HeldRoom): Promise<FormFields> {
    const fields: Partial<Record<FieldName, Uint8Array>> = {};
    let current: { readonly name: FieldName; readonly bytes: GatheredBytes } | null = null;
    while (true) {
      const event = await this.#next();
      if (event?.kind === 'bytes') {
        current?.bytes.append(event.bytes);
        if (current) await this.#bound(current.name, current.bytes.length, held);
        continue;
      }
      if (current) fields[current.name] = withoutCarriageReturns(current.bytes.whole());
      if (event === null) return fields;
      if (isFile(event)) {
        this.#firstFile = event.fileName ?? '';
        return fields;
      }
      const name = this.#fieldName(event.name);
      if (fields[name] !== undefined) throw wrongField(name, 'It stands in the form twice.');
      current = { name, bytes: new GatheredBytes() };
    }
  }

  /** The files, each part with the label of its file; to be read once, after the fields. */
  async *files(): AsyncGenerator<PastePart, void, undefined> {
    if (this.#firstFile === null) return;
    const labels = new Set<string>();
    let file: string | null = this.#labelled(this.#firstFile, labels);
    // A browser sends a file field in which nothing was chosen as a file without name and contents.
    let isNothing = this.#firstFile === '';
    if (!isNothing) yield { file, bytes: new Uint8Array() };
    for (let event = await this.#next(); event !== null; event = await this.#next()) {
      if (event.kind === 'bytes') {
        isNothing = false;
        yield { file, bytes: event.bytes };
        continue;
      }
      if (isNothing) {
        this.#files--;
        labels.delete(file);
      }
      if (!isFile(event)) throw new UploadError({ code: 'fields-after-files', field: this.#fieldName(event.name) });
      file = this.#labelled(event.fileName ?? '', labels);
      isNothing = (event.fileName ?? '') === '';
      if (!isNothing) yield { file, bytes: new Uint8Array() };
    }
  }

  #labelled(name: string, labels: Set<string>): string {
    if (++this.#files > this.#bounds.files) {
      throw new UploadError({ code: 'too-many-files', limit: this.#bounds.files });
    }
    const label = fileLabel(name, labels);
    labels.add(label);
    return label;
  }

  /** Other fields are refused: a slip would give another answer than the one asked for. */
  #fieldName(name: string): FieldName {
    const known = (['text', ...this.#bounds.options] as const).find((one) => one === name);
    if (known) return known;
    throw wrongField(name, 'There is no such field here.');
  }

  async #bound(name: FieldName, length: number, held: HeldRoom): Promise<void> {
    const limit = name === 'text' ? this.#bounds.textBytes : OPTION_BYTES;
    if (length > limit) {
      throw name === 'text'
        ? new UploadError({ code: 'body-too-large', limit })
        : wrongField(name, `At most ${limit} bytes.`);
    }
    const expected = Math.min(limit, this.#source.announcedBytes ?? limit);
    if (!(await held.hold(length, expected))) throw new UploadError({ code: 'busy' });
  }

  /** The next event; null at the end of a form that is whole. */
  async #next(): Promise<Exclude<MultipartEvent, { kind: 'fault' }> | null> {
    while (true) {
      const event = this.#events.shift();
      if (event?.kind === 'fault') throw fault(event.why);
      if (event) return event;
      const chunk = await this.#source.read();
      if (chunk.kind === 'failure') throw new UploadError(chunk.error);
      if (chunk.kind === 'bytes') this.#events = [...this.#parser.push(chunk.bytes)];
      else if (this.#parser.isFinished) return null;
      else if (this.#source.receivedBytes === 0) throw new UploadError({ code: 'empty-body' });
      else throw fault('unfinished');
    }
  }
}

function fault(why: FormFault): UploadError {
  return new UploadError({ code: 'malformed-form', why });
}

function isFile({ name, fileName }: { readonly name: string; readonly fileName: string | null }): boolean {
  if (name === 'file') return true;
  if (fileName === null) return false;
  throw wrongField(name, 'Files go into the field "file", each into one of its own.');
}

function wrongField(name: string, detail: string): UploadError {
  const field = fileLabel(name, new Set()).slice(0, 40);
  return new UploadError({ code: 'invalid-request', errors: [{ field, detail }] });
}

/** A form has every line end as CR LF (HTML, "constructing the entry list"); one that was typed is LF. */
function withoutCarriageReturns(bytes: Uint8Array): Uint8Array {
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) continue;
    bytes[length++] = bytes[at] ?? 0;
  }
  return bytes.slice(0, length);
}
