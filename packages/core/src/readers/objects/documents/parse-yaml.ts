import { limits } from '@whyblocked/contract';
import { parse } from 'yaml';

/** Nothing that Kubernetes prints is nested deeper, on one line or in brackets. */
const DEEPEST = 50;
/** What begins a level on the line of the one before. */
const INDICATORS = /^[ \t]*(?:[-?:][ \t]+){50}/m;

/**
 * The value of one YAML document as kubectl prints it; undefined where it is none, or larger than `limits.yamlBytes`, or nested deeper than
 * anything that is printed: there the library's time grows much faster than the text. No aliases are printed, so none is followed.
 */
export function parseYaml(text: string): unknown {
  if (text.length > limits.yamlBytes || INDICATORS.test(text) || isDeepInBrackets(text)) return undefined;
  try {
    return parse(text, { maxAliasCount: 0, logLevel: 'error', prettyErrors: false, uniqueKeys: false });
  } catch {
    return undefined;
  }
}

/** Brackets in quotes count as well: a text with so many of them in one place is not worth more than a search for keys. */
function isDeepInBrackets(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth++;
    else if ((character === ']' || character === '}') && depth > 0) depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}
