import { limits, type Unread } from '@whyblocked/contract';
import type { UnreadLedger } from './unread-ledger.ts';

/** How much may be unpacked of one paste; the meaning of each is told in the contract's `limits`. */
export interface UnpackBounds {
  readonly unpackedBytes: number;
  readonly archiveEntries: number;
  readonly archiveDepth: number;
  readonly zipBytes: number;
}

/**
 * What a stream of compressed data costs even when nothing comes out of it, about what its decompressor holds: a file
 * of a million empty streams is work as well.
 */
const LEAST_COST_OF_A_STREAM = 64 * 1024;

/** What comes out of one decompressor. */
export interface InflatedStream {
  /** As many of the bytes as may be handed on; fewer than were given once the budget is spent. */
  takeInflated(bytes: Uint8Array): Uint8Array;
}

type Bounded = 'too-many-entries' | 'too-many-unpacked-bytes';

/** The bounds of one paste, and what has been used of them, over all of its archives together. */
export class UnpackBudget {
  readonly bounds: UnpackBounds;
  readonly #unread: UnreadLedger;
  #inflated = 0;
  #delivered = 0;
  #entries = 0;
  #held = 0;
  #spent: { readonly code: Bounded; readonly limit: number } | undefined;

  constructor(unread: UnreadLedger, bounds: Partial<UnpackBounds> = {}) {
    this.#unread = unread;
    this.bounds = {
      unpackedBytes: bounds.unpackedBytes ?? limits.unpackedBytes,
      archiveEntries: bounds.archiveEntries ?? limits.archiveEntries,
      archiveDepth: bounds.archiveDepth ?? limits.archiveDepth,
      zipBytes: bounds.zipBytes ?? limits.zipBytes,
    };
  }

  /** Nothing more is unpacked: what looks damaged from here on was only cut. */
  get spent(): boolean {
    return this.#spent !== undefined;
  }

  /** Says that a file, or a part of it, was not read. */
  tell(code: Exclude<Unread['code'], Bounded | 'deadline'>, file: string | undefined): void {
    if (this.spent) return;
    if (code === 'too-deep') this.#unread.add(code, { file, limit: this.bounds.archiveDepth });
    else if (code === 'too-large-to-hold') this.#unread.add(code, { file, limit: this.bounds.zipBytes });
    else this.#unread.add(code, { file });
  }

  /** Says that an archive was not looked into, since its paste has used up what it may. */
  tellSpent(file: string | undefined): void {
    if (this.#spent !== undefined) this.#unread.add(this.#spent.code, { file, limit: this.#spent.limit });
  }

  /** One more file, folder or link in an archive: whether it may be looked at. */
  takeEntry(file: string | undefined): boolean {
    if (this.spent) return false;
    if (this.#entries >= this.bounds.archiveEntries) {
      this.#spend('too-many-entries', this.bounds.archiveEntries, file);
      return false;
    }
    this.#entries += 1;
    return true;
  }

  /** A new stream of compressed data begins, if it still may: what comes out of it goes through `takeInflated`. */
  openStream(file: string | undefined): InflatedStream | null {
    if (this.spent) return null;
    if (this.#inflated >= this.bounds.unpackedBytes) {
      this.#spend('too-many-unpacked-bytes', this.bounds.unpackedBytes, file);
      return null;
    }
    this.#inflated += LEAST_COST_OF_A_STREAM;
    let prepaid = LEAST_COST_OF_A_STREAM;
    return {
      takeInflated: (bytes) => {
        const owed = Math.max(0, bytes.length - prepaid);
        prepaid = Math.max(0, prepaid - bytes.length);
        const room = Math.max(0, this.bounds.unpackedBytes - this.#inflated);
        this.#inflated += owed;
        return this.#cut(bytes, bytes.length - owed + room, file);
      },
    };
  }

  /** The bytes of a document out of an archive: as many of them as may be handed on. */
  takeDelivered(bytes: Uint8Array, file: string | undefined): Uint8Array {
    const room = this.bounds.unpackedBytes - this.#delivered;
    this.#delivered += bytes.length;
    return this.#cut(bytes, room, file);
  }

  /** Asks to keep bytes in memory, all archives that are open at one time taken together. */
  hold(bytes: number): boolean {
    if (this.#held + bytes > this.bounds.zipBytes) return false;
    this.#held += bytes;
    return true;
  }

  release(bytes: number): void {
    this.#held -= bytes;
  }

  #cut(bytes: Uint8Array, room: number, file: string | undefined): Uint8Array {
    if (bytes.length <= room) return bytes;
    this.#spend('too-many-unpacked-bytes', this.bounds.unpackedBytes, file);
    return bytes.subarray(0, Math.max(0, room));
  }

  #spend(code: Bounded, limit: number, file: string | undefined): void {
    if (this.#spent !== undefined) return;
    this.#spent = { code, limit };
    this.tellSpent(file);
  }
}
