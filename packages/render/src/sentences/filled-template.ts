export type Captures = Readonly<Record<string, string>>;

const HOLE = /\{\{([a-z]+)\}\}/g;

/** Longer values are cut in sentences: a capture can be the rest of a line. */
const LONGEST = 200;

/**
 * What may stand in a command: a name, a key, an image or a path, as the data declare their captures. Whatever else was captured
 * leaves its hole open. A word that begins with a dash would be an option.
 */
const WORD = /^[A-Za-z0-9/][A-Za-z0-9._:/@-]{0,252}$/;

/** A sentence with its holes filled; a hole that nothing fills stands in capitals: `{{pod}}` is `POD`. Nothing in it is escaped. */
export function filledTemplate(template: string, captures: Captures = {}): string {
  return template.replace(HOLE, (_, name: string) => shortened(captured(captures, name) ?? name.toUpperCase()));
}

/** A command as words, with holes filled only by what may stand in a command. */
export function filledWords(template: string, captures: Captures = {}): readonly string[] {
  return template
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) =>
      word.replace(HOLE, (_, name: string) => {
        const value = captured(captures, name);
        return value !== undefined && WORD.test(value) ? value : name.toUpperCase();
      }),
    );
}

function captured(captures: Captures, name: string): string | undefined {
  return Object.hasOwn(captures, name) ? captures[name] : undefined;
}

function shortened(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
