import type { Unread } from '@whyblocked/contract';
import type { Line } from '../decode/line.ts';
import { type Draft, draftsOfRecords, draftsOfRefusals, draftsOfTroubles } from '../drafts/draft.ts';
import type { Entry } from '../evidence/entry.ts';
import { FactLedger } from '../evidence/fact-ledger.ts';
import { RecordLedger } from '../evidence/record-ledger.ts';
import type { Refusal } from '../evidence/refusal.ts';
import type { Statement } from '../evidence/statement.ts';
import type { Trouble } from '../evidence/trouble.ts';
import { WordsLedger } from '../evidence/words-ledger.ts';
import { type DocumentCounts, Documents } from '../intake/documents.ts';
import type { EvidenceSink } from '../intake/evidence-sink.ts';
import type { ScanPlan } from '../intake/scan-plan.ts';
import type { PieceSearchOptions } from '../search/piece-search.ts';
import { UnreadLedger } from '../unpack/unread-ledger.ts';

/** What a paste says, before any policy is asked. */
export interface ReadPaste extends DocumentCounts {
  /** How much was pushed, unpacked; `bytes` is how much was given. */
  readonly readBytes: number;
  readonly drafts: readonly Draft[];
  readonly facts: FactLedger;
  /** Names of the forms that were recognised, in the order in which they appeared. */
  readonly formats: readonly string[];
  /** Records and words that found no room. */
  readonly omittedEvidence: number;
  readonly unread: readonly Unread[];
  /** A limit cut something. */
  readonly truncated: boolean;
}

const RECORDS = 'mediator-records';

/** Reads a paste given in pieces of any size; holds no more of it than what is different in it. */
export class PasteReader {
  /** What of the paste was not read; who unpacks archives notes it here. */
  readonly unread = new UnreadLedger();
  #records = new RecordLedger();
  #words = new WordsLedger();
  readonly #facts = new FactLedger();
  readonly #formats = new Set<string>();
  readonly #documents: Documents;
  #givenBytes = 0;
  #readBytes = 0;
  #logOwner: Trouble['object'];

  constructor(plan: ScanPlan, search?: PieceSearchOptions) {
    this.#documents = new Documents(this.#sink(), plan, search);
  }

  /** Takes the next bytes of a file, or of pasted text where none is named; they may be reused afterwards. */
  push(bytes: Uint8Array, file?: string): void {
    this.#readBytes += bytes.length;
    this.#documents.push(bytes, file);
  }

  /** Counts bytes as they are given, packed or not; where nobody does, those that are pushed count. */
  noteGiven(bytes: number): void {
    this.#givenBytes += bytes;
  }

  /** What whole lines said since this was last asked; what they told of the system is kept. */
  take(): ReadPaste {
    this.#documents.flush();
    const read = this.#told();
    this.#records = new RecordLedger();
    this.#words = new WordsLedger();
    return read;
  }

  end(): ReadPaste {
    this.#documents.end();
    return this.#told();
  }

  #told(): ReadPaste {
    const words = this.#words.entries();
    return {
      drafts: [
        ...draftsOfRecords(this.#records.entries()),
        ...draftsOfRefusals(words.filter(isRefusal)),
        ...draftsOfTroubles(words.filter(isTrouble)),
      ],
      facts: this.#facts,
      ...this.#documents.counts,
      bytes: this.#givenBytes || this.#readBytes,
      readBytes: this.#readBytes,
      formats: [...this.#formats],
      omittedEvidence: this.#records.omitted + this.#words.omitted,
      unread: this.unread.list(),
      truncated: this.unread.cut,
    };
  }

  #sink(): EvidenceSink {
    return {
      repeat: (key, occurrence) => this.#records.repeat(key, occurrence),
      add: (records, key, occurrence) => {
        this.#formats.add(RECORDS);
        this.#records.add(records, key, occurrence);
      },
      settle: () => this.#records.settle(),
      say: (statement, line) => this.#take(statement, line),
      recogniseForm: (form) => this.#formats.add(form),
      endDocument: () => {
        this.#logOwner = undefined;
      },
    };
  }

  #take(statement: Statement, line: Line): void {
    switch (statement.kind) {
      case 'fact':
        if (statement.about === 'log-owner') this.#logOwner = objectOf(statement.owner);
        this.#facts.add(statement, line);
        return;
      case 'record': {
        const occurrence = { file: line.file, line: line.number, audit: null, text: () => line.raw };
        this.#records.add([statement.record], 0, occurrence);
        return;
      }
      case 'trouble': {
        const owned = statement.source === 'log' && statement.object === undefined && this.#logOwner;
        this.#words.add(owned ? { ...statement, object: owned } : statement, line);
        return;
      }
      case 'refusal':
        this.#words.add(statement, line);
    }
  }
}

function objectOf(
  owner: { readonly pod: string; readonly namespace?: string; readonly container?: string } | null,
): Trouble['object'] {
  if (owner === null) return undefined;
  const { pod, ...place } = owner;
  return { kind: 'Pod', name: pod, ...place };
}

function isRefusal(entry: Entry<Trouble | Refusal>): entry is Entry<Refusal> {
  return entry.said.kind === 'refusal';
}

function isTrouble(entry: Entry<Trouble | Refusal>): entry is Entry<Trouble> {
  return entry.said.kind === 'trouble';
}
