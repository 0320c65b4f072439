const fenceLine = /^\s{0,12}(?:`{3,10}|~{3,10})[\w+#.-]{0,30}\s{0,12}$/;
/** The same in the languages of forums and trackers. */
const blockLine =
  /^\s{0,12}(?:\[\/?(?:code|quote|spoiler)\]|\{(?:code|noformat|quote)(?::[\w=|.-]{1,60})?\}|\}\}\}|\{\{\{)\s{0,12}$/i;
const openingFence = /^\s{0,12}```(?!`)/;
const closingFence = /(?<!`)```\s{0,12}$/;
const openingBlock = /^(?:\[(?:code|quote)\]|\{(?:code|noformat)(?::[\w=|.-]{1,60})?\})/i;
const closingBlock = /(?:\[\/(?:code|quote)\]|\{(?:code|noformat)\})$/i;
/** The longest mark at an end of a line. */
const MARK_REACH = 80;

/** Without what sets text apart as code in Markdown, BBCode and trackers; a line that is only such a mark is empty. */
export function withoutFence(text: string): string {
  if (text.length <= MARK_REACH && (fenceLine.test(text) || blockLine.test(text))) return '';
  const begun = withoutMark(text, openingFence, openingBlock);
  const whole = withoutEnd(begun, closingFence, closingBlock);
  return whole === text ? withoutBackticks(withoutStars(text)) : whole;
}

function withoutMark(text: string, ...marks: readonly RegExp[]): string {
  const mark = marks.map((each) => each.exec(text.slice(0, MARK_REACH))?.[0]).find((found) => found !== undefined);
  return mark === undefined ? text : text.slice(mark.length);
}

function withoutEnd(text: string, ...marks: readonly RegExp[]): string {
  const mark = marks.map((each) => each.exec(text.slice(-MARK_REACH))?.[0]).find((found) => found !== undefined);
  return mark === undefined ? text : text.slice(0, text.length - mark.length);
}

/** One pair around all of the line, and none within. */
function withoutBackticks(text: string): string {
  if (!text.startsWith('`')) return text;
  const trimmed = text.trimEnd();
  return trimmed.length > 2 && text.indexOf('`', 1) === trimmed.length - 1 ? trimmed.slice(1, -1) : text;
}

/** Bold in Markdown: one pair around all of the line. */
function withoutStars(text: string): string {
  if (!text.startsWith('**')) return text;
  const trimmed = text.trimEnd();
  return trimmed.length > 4 && text.indexOf('**', 2) === trimmed.length - 2 ? trimmed.slice(2, -2) : text;
}
