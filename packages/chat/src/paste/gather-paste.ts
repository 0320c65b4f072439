import { fileLabel, type Paste, type PastePart } from '@whyblocked/contract';
import type { FileFailure, PastedFile } from '../ports/pasted-file.ts';
import { logDigest } from './log-digest.ts';
import { readUntil } from './read-until.ts';

/** All files of one question. */
const LARGEST_BYTES = 64 * 1024 * 1024;
/** Up to this all is fetched before it is read; of more the engine reads while it arrives. */
const HELD_BYTES = 12 * 1024 * 1024;
const MOST_FILES = 20;

export interface Source {
  readonly texts: readonly string[];
  readonly files: readonly PastedFile[];
}

export interface FileTrouble {
  readonly file: string;
  readonly failure: FileFailure;
}

/** What there is to read, and what became of it; `troubles`, `readBytes` and `isCut` grow while the paste is read. */
export interface Gathered {
  readonly paste: Paste;
  /** Equal for equal logs; absent where it is read while it arrives. */
  readonly digest?: string;
  readonly state: GatherState;
}

export interface GatherState {
  readonly ofBytes: number;
  readBytes: number;
  /** Time was up before all of it had arrived. */
  isCut: boolean;
  readonly troubles: FileTrouble[];
}

/** Nothing to read, of files maybe for these reasons. */
export interface NothingGathered {
  readonly troubles: readonly FileTrouble[];
}

/**
 * Fetches texts and files of one question as one paste: texts first, as one; each file under a label of its own. `stop` resolves
 * when no more is waited for; what has arrived then is all. The caller must read an asynchronous paste to its end or close it.
 */
export async function gatherPaste(
  { texts, files }: Source,
  { stop, state }: { readonly stop: Promise<void>; readonly state: GatherState },
): Promise<Gathered | NothingGathered> {
  const text = texts.filter((one) => one !== '').join('\n');
  const isOne = text === '' && files.length === 1;
  const start: PastePart[] = text === '' ? [] : [{ bytes: new TextEncoder().encode(`${text}\n`) }];
  const arriving = arrivingParts(files.slice(0, MOST_FILES), isOne, state, stop);
  const held: PastePart[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await arriving.next();
    if (done) break;
    held.push(value);
    bytes += value.bytes.length;
    if (bytes > HELD_BYTES) return { paste: continued([...start, ...held], arriving), state };
  }
  const parts = [...start, ...joined(held)];
  return parts.length === 0 ? { troubles: state.troubles } : { paste: parts, digest: logDigest(parts), state };
}

/** What a question begins with; `ofBytes` as the files were announced. */
export function gatherState({ files }: Source): GatherState {
  return {
    ofBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    readBytes: 0,
    isCut: false,
    troubles: [],
  };
}

async function* arrivingParts(
  files: readonly PastedFile[],
  isOne: boolean,
  state: GatherState,
  stop: Promise<void>,
): AsyncGenerator<PastePart, void, undefined> {
  const labels = new Set<string>();
  for (const file of files) {
    const label = fileLabel(file.name, labels);
    labels.add(label);
    const fail = (failure: FileFailure): number => state.troubles.push({ file: label, failure });
    if (state.isCut) return;
    if (state.readBytes + file.sizeBytes > LARGEST_BYTES) {
      fail({ code: 'too-large', limitBytes: LARGEST_BYTES });
      continue;
    }
    for await (const chunk of readUntil(file.open(), stop)) {
      if (chunk === 'stopped') {
        state.isCut = true;
        break;
      }
      if (!chunk.ok) {
        fail(chunk.error);
        break;
      }
      state.readBytes += chunk.value.length;
      if (state.readBytes > LARGEST_BYTES) {
        fail({ code: 'too-large', limitBytes: LARGEST_BYTES });
        break;
      }
      yield isOne ? { bytes: chunk.value } : { file: label, bytes: chunk.value };
    }
  }
}

async function* continued(
  begun: readonly PastePart[],
  rest: AsyncGenerator<PastePart, void, undefined>,
): AsyncGenerator<PastePart, void, undefined> {
  try {
    yield* begun;
    yield* rest;
  } finally {
    await rest.return();
  }
}

/** One part for each file. */
function joined(parts: readonly PastePart[]): readonly PastePart[] {
  const byFile = Map.groupBy(parts, ({ file }) => file);
  return [...byFile].map(([file, own]) => {
    const bytes = Buffer.concat(own.map((part) => part.bytes));
    return file === undefined ? { bytes } : { file, bytes };
  });
}
