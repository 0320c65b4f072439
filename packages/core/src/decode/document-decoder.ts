import { LineEnds } from './controls/line-ends.ts';
import { TerminalControls } from './controls/terminal-controls.ts';
import { UnseenCharacters } from './controls/unseen-characters.ts';
import { Utf8Source } from './encoding/utf-8-source.ts';

/**
 * Makes of the bytes of one document what readers read: UTF-8, a line feed after each line, nothing that is only for terminals or
 * is not seen.
 * Holds at most some 64 KiB, while it is in doubt about a document's encoding or line ends.
 */
export class DocumentDecoder {
  readonly #source = new Utf8Source();
  readonly #lineEnds = new LineEnds();
  readonly #controls = new TerminalControls();
  readonly #unseen = new UnseenCharacters();

  /** Takes the next bytes, cut anywhere; gives those to read now: the chunk itself where nothing was to do, so they are good as long as it is. */
  push(chunk: Uint8Array): Uint8Array {
    return this.#unseen.push(this.#controls.push(this.#lineEnds.push(this.#source.push(chunk))));
  }

  /** What was held back; nothing may be pushed afterwards. */
  end(): Uint8Array {
    const atEnd = [
      this.#controls.push(this.#lineEnds.push(this.#source.end())),
      this.#controls.push(this.#lineEnds.end()),
      this.#controls.end(),
    ];
    return Buffer.concat([...atEnd.map((bytes) => this.#unseen.push(bytes)), this.#unseen.end()]);
  }
}
