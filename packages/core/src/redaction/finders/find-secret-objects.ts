import { matchesOf } from '../matches-of.ts';
import type { Finder, Span } from '../span.ts';

const IS_SECRET = /\bkind\\{0,3}["']?: {0,8}\\{0,3}["']?Secret(?![A-Za-z])/;
/** Where one object ends and another begins: documents of YAML and items of a list. JSON is taken as one. */
const OBJECT_BEGIN = /^(?:---|- apiVersion:|- data:|- stringData:)/gm;
const YAML_BLOCK = /^(?:- )?( {0,40})(data|stringData): *\n((?:\1 +[^\n]*(?:\n|$))+)/gm;
const YAML_LINE = /^( +(?:[\w.-]{1,253}: *)?["']?)([^\n]*?)["']?\r?$/gm;
const JSON_BLOCK = /"(data|stringData)\\{0,3}": {0,8}\{([^{}]{0,1000000})\}/g;
const JSON_VALUE = /(\\{0,3}": {0,8}\\{0,3}")([^"\\]+)/g;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})+$|^(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/]{2,3}={1,2}$/;

/** The values of Secrets of Kubernetes, whatever their keys are called. */
export const findSecretObjects: Finder = {
  find: (text) => {
    if (!IS_SECRET.test(text)) return [];
    const begins = [0, ...Array.from(matchesOf(text, OBJECT_BEGIN), ({ index }) => index), text.length];
    return begins.flatMap((from, at) => {
      const object = text.slice(from, begins[at + 1]);
      if (!IS_SECRET.test(object)) return [];
      return [
        ...valuesIn(object, from, YAML_BLOCK, 2, YAML_LINE),
        ...valuesIn(object, from, JSON_BLOCK, 1, JSON_VALUE),
      ];
    });
  },
};

/** `field` is the group of a block that says whether its values are encoded; the body stands in the next one, and ends the block. */
function valuesIn(object: string, offset: number, block: RegExp, field: number, pair: RegExp): readonly Span[] {
  const spans: Span[] = [];
  for (const found of matchesOf(object, block)) {
    const body = found[field + 1] ?? '';
    const bodyAt = found.index + found[0].lastIndexOf(body);
    for (const match of matchesOf(body, pair)) {
      const [, before = '', value = ''] = match;
      if (value === '' || /^[|>][+-]?$/.test(value) || (found[field] === 'data' && !BASE64.test(value))) continue;
      const from = offset + bodyAt + match.index + before.length;
      spans.push({ from, to: from + value.length, kind: 'SECRET', value });
    }
  }
  return spans;
}
