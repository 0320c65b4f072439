import { limits } from '@whyblocked/contract';
import type { Line } from '../../../decode/line.ts';
import type { Statement } from '../../../evidence/statement.ts';
import type { Trouble } from '../../../evidence/trouble.ts';
import type { Say } from '../../reader.ts';
import { damagedObjects } from './damaged-object.ts';
import { isKnownObject, objectStatements } from './object-statements.ts';
import { objectIn, type RawObject } from './raw-value.ts';

/** Damaged text may say the same again and again. */
const MOST_STATEMENTS = 1000;

/** Reads the documents and items that a splitter found, and knows on which of their lines a statement stands. */
export class DocumentItems {
  readonly #say: Say;
  readonly #parse: (text: string) => unknown;
  #lines: Line[] = [];
  #size = 0;

  constructor(say: Say, parse: (text: string) => unknown) {
    this.#say = say;
    this.#parse = parse;
  }

  /** Keeps a line of what is read next. */
  hold(line: Line): void {
    if (this.#size < limits.documentBytes) this.#lines.push(line);
    this.#size += line.text.length;
  }

  /** What was held belongs to something that is over; the line that began the next is kept. */
  release(next?: Line): void {
    this.#lines = next ? [next] : [];
    this.#size = next?.text.length ?? 0;
  }

  read(text: string, listKind?: string): void {
    const value = text.length > limits.documentBytes ? undefined : this.#parse(text);
    const object = objectIn(value);
    if (value !== undefined && isKnownObject(object, listKind) && !isFlat(object))
      this.#sayAll(objectStatements(object, listKind));
    else if (value === undefined || !('kind' in object) || isFlat(object)) this.readDamaged(text, listKind);
  }

  readDamaged(text: string, listKind?: string): void {
    const statements = damagedObjects(text.slice(0, limits.documentBytes)).flatMap((object) =>
      objectStatements(object, listKind),
    );
    this.#sayAll(statements.slice(0, MOST_STATEMENTS));
  }

  #sayAll(statements: readonly Statement[]): void {
    for (const statement of statements) {
      const line = this.#placeOf(statement);
      if (line) this.#say(statement, line);
    }
  }

  /** The line with the words of a statement; that of the beginning where none has them. */
  #placeOf(statement: Statement): Line | undefined {
    const needles = statement.kind === 'trouble' ? needlesOf(statement) : [];
    for (const needle of needles) {
      const said = this.#lines.find(({ text }) => text.includes(needle));
      if (said) return said;
    }
    return this.#lines[0];
  }
}

/** Parts of a trouble as they stand in a document: before what is escaped, and before where a line may end. */
function needlesOf({ message, reason }: Trouble): readonly string[] {
  const plain = /^[^"'\\]{3,40}/.exec(message)?.[0].trim() ?? '';
  return [plain, plain.slice(0, 16).trim(), reason ?? ''].filter((needle) => needle.length > 2);
}

/** Whether indentation was lost, so that what belongs to an object's parts stands beside them. */
function isFlat(object: RawObject): boolean {
  return 'metadata' in object && object.metadata === null;
}
