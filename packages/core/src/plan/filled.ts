import { fitsGrammar, isCaptureName } from '@whyblocked/dataset';

/** What a paste told, by the names of holes. */
export type Filling = Readonly<Record<string, string>>;

const HOLE = /\{\{([a-z]+)\}\}/g;

/** The words of a command: a hole holds what was captured if that fits its grammar, else its name in capitals. */
export function filledCommand(command: string, filling: Filling): string[] {
  return command
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => filled(word, filling));
}

/** A patch, with the same care: what is no plain name could be more than the value of one key. */
export function filledPatch(patch: string, filling: Filling): string {
  return filled(patch, filling);
}

function filled(text: string, filling: Filling): string {
  return text.replace(HOLE, (_hole, name: string) => {
    const value = filling[name];
    return value !== undefined && isCaptureName(name) && fitsGrammar(name, value) ? value : name.toUpperCase();
  });
}
