import { posix } from 'node:path';
import { asText, concat, formatted, type GoText, replaceAll, slice, text, trimmed } from './go-text.ts';
import { ERROR, type GoValue, NIL, textOf, unknown } from './go-value.ts';
import type { PolicyCondition } from './policy-condition.ts';

type Call = (args: readonly GoValue[]) => GoValue | undefined;

/** The functions of Go's library that policy is put together with. What is not known to them gives undefined. */
export const LIBRARY: Readonly<Record<string, Call>> = {
  'strings.Replace': ([whole, old, by]) => replaced(whole, old, by),
  'strings.ReplaceAll': ([whole, old, by]) => replaced(whole, old, by),
  'bytes.Replace': ([whole, old, by]) => replaced(whole, old, by),
  'strings.TrimSpace': ([whole]) => (whole?.kind === 'text' ? trimmed(whole) : whole),
  'strings.TrimPrefix': ([whole, prefix]) => withoutPrefix(whole, textOf(prefix)),
  'strings.TrimSuffix': ([whole, suffix]) => withoutSuffix(whole, textOf(suffix)),
  'strings.TrimRight': ([whole, set]) => withoutEnd(whole, textOf(set)),
  'strings.Join': ([list, separator]) => joined(list, separator),
  'strings.Split': ([whole, separator]) => split(whole, separator),
  'strings.Contains': ([whole, part]) => tested(whole, part, 'contains', (a, b) => a.includes(b)),
  'strings.HasPrefix': ([whole, part]) => tested(whole, part, 'starts', (a, b) => a.startsWith(b)),
  'strings.IndexRune': ([whole, rune]) => indexOf(whole, rune),
  'strings.ToLower': ([whole]) => mapped(whole, (known) => known.toLowerCase()),
  'fmt.Sprintf': ([format, ...args]) => sprintf(format, args),
  'fmt.Sprint': ([whole]) => asText(whole),
  'fmt.Errorf': () => ERROR,
  'errors.New': () => ERROR,
  'filepath.Clean': ([path]) => mapped(path, cleaned) ?? path,
  'filepath.Join': (parts) => pathJoined(parts),
  'filepath.Base': ([path]) => mapped(path, (known) => posix.basename(known)),
  'filepath.Dir': ([path]) => mapped(path, (known) => posix.dirname(known)),
  'filepath.Split': ([path]) => pathSplit(path),
  'path.Join': (parts) => pathJoined(parts),
  'path.Base': ([path]) => mapped(path, (known) => posix.basename(known)),
  'strconv.Itoa': ([number]) => asText(number),
  'strconv.Quote': ([whole]) => quoted(whole),
  'sort.Strings': () => NIL,
  'sort.Ints': () => NIL,
  'strutil.ListContains': ([list, item]) => listed(list, item),
  string: ([whole]) => (whole?.kind === 'number' ? text(String.fromCodePoint(whole.value)) : whole),
  uint: ([number]) => number,
  int: ([number]) => number,
  len: ([of]) => length(of),
  cap: () => undefined,
  make: () => ({ kind: 'list', items: [] }),
  new: () => undefined,
  append: ([list, ...items]) => appended(list, items),
  'utils.CopyAttributes': ([map]) => map,
};

function replaced(whole: GoValue | undefined, old: GoValue | undefined, by: GoValue | undefined): GoValue | undefined {
  const from = textOf(old);
  const to = asText(by);
  if (whole?.kind === 'text' && from !== undefined && to) return replaceAll(whole, from, to);
  return whole?.kind === 'unknown' || whole?.kind === 'sink' ? whole : undefined;
}

function withoutPrefix(whole: GoValue | undefined, prefix: string | undefined): GoValue | undefined {
  if (whole?.kind === 'unknown') return unknown(`${whole.name}.rest`);
  if (whole?.kind !== 'text' || prefix === undefined) return undefined;
  return whole.text.startsWith(prefix) ? slice(whole, prefix.length) : whole;
}

function withoutEnd(whole: GoValue | undefined, set: string | undefined): GoValue | undefined {
  if (whole?.kind !== 'text' || set === undefined) return whole;
  let end = whole.text.length;
  while (end > 0 && set.includes(whole.text.charAt(end - 1))) end -= 1;
  return slice(whole, 0, end);
}

function withoutSuffix(whole: GoValue | undefined, suffix: string | undefined): GoValue | undefined {
  if (whole?.kind === 'unknown') return unknown(`${whole.name}.stem`);
  if (whole?.kind !== 'text' || suffix === undefined) return undefined;
  return whole.text.endsWith(suffix) ? slice(whole, 0, whole.text.length - suffix.length) : whole;
}

function joined(list: GoValue | undefined, separator: GoValue | undefined): GoValue | undefined {
  if (list?.kind === 'unknown') return list;
  const between = asText(separator);
  if (list?.kind !== 'list' || !between) return undefined;
  const parts = list.items.map(asText);
  if (parts.includes(undefined)) return undefined;
  return concat(...parts.flatMap((part, index) => (index === 0 ? [part as GoText] : [between, part as GoText])));
}

function split(whole: GoValue | undefined, separator: GoValue | undefined): GoValue | undefined {
  const by = textOf(separator);
  if (whole?.kind !== 'text' || whole.text.includes('<<') || by === undefined) return undefined;
  return { kind: 'list', items: whole.text.split(by).map(text) };
}

function sprintf(format: GoValue | undefined, args: readonly GoValue[]): GoValue | undefined {
  return format?.kind === 'text' ? formatted(format, args.map(asText)) : undefined;
}

function pathJoined(parts: readonly GoValue[]): GoValue | undefined {
  const texts = parts.map((part) => asText(part)?.text);
  if (texts.includes(undefined)) return undefined;
  const named = (texts as string[]).filter((part) => part !== '');
  return text(named.length === 0 ? '' : cleaned(posix.join(...named)));
}

/** As Go has it: without a slash at the end. */
function cleaned(path: string): string {
  return posix.normalize(path).replace(/(?<=.)\/$/, '');
}

function pathSplit(path: GoValue | undefined): GoValue | undefined {
  const whole = textOf(path);
  if (whole === undefined || !whole.includes('/')) return undefined;
  const cut = whole.lastIndexOf('/') + 1;
  return { kind: 'tuple', items: [text(whole.slice(0, cut)), text(whole.slice(cut))] };
}

function quoted(whole: GoValue | undefined): GoValue | undefined {
  const inner = asText(whole);
  return inner && concat(text('"'), inner, text('"'));
}

function indexOf(whole: GoValue | undefined, rune: GoValue | undefined): GoValue | undefined {
  if (whole?.kind !== 'text' || whole.text.includes('<<') || rune?.kind !== 'number') return undefined;
  return { kind: 'number', value: whole.text.indexOf(String.fromCodePoint(rune.value)) };
}

function mapped(whole: GoValue | undefined, to: (known: string) => string): GoValue | undefined {
  return whole?.kind === 'text' ? text(to(whole.text)) : undefined;
}

function tested(
  whole: GoValue | undefined,
  part: GoValue | undefined,
  op: PolicyCondition['op'],
  holds: (whole: string, part: string) => boolean,
): GoValue | undefined {
  const value = textOf(part);
  if (value === undefined || whole === undefined) return undefined;
  if (whole.kind === 'text' && !whole.text.includes('<<')) return { kind: 'boolean', value: holds(whole.text, value) };
  if (whole.kind === 'text' && op === 'starts') {
    const begin = whole.text.slice(0, whole.text.indexOf('<<'));
    if (begin.startsWith(value)) return { kind: 'boolean', value: true };
    if (!value.startsWith(begin)) return { kind: 'boolean', value: false };
  }
  return whole.kind === 'unknown'
    ? { kind: 'unknown', name: `${whole.name}.${op}`, test: { fact: whole.name, op, value } }
    : undefined;
}

function listed(list: GoValue | undefined, item: GoValue | undefined): GoValue | undefined {
  const value = textOf(item);
  if (value === undefined) return undefined;
  if (list?.kind === 'list') {
    const texts = list.items.map(textOf);
    if (texts.includes(value)) return { kind: 'boolean', value: true };
    return texts.includes(undefined) ? undefined : { kind: 'boolean', value: false };
  }
  return list?.kind === 'unknown'
    ? { kind: 'unknown', name: `${list.name}.contains`, test: { fact: list.name, op: 'contains', value } }
    : undefined;
}

function length(of: GoValue | undefined): GoValue | undefined {
  switch (of?.kind) {
    case 'list':
      return { kind: 'number', value: of.items.length };
    case 'map':
      return { kind: 'number', value: of.entries.length };
    case 'text':
      return of.text.includes('<<') ? undefined : { kind: 'number', value: of.text.length };
    case 'unknown':
      return unknown(`${of.name}.length`);
    default:
      return undefined;
  }
}

/** One item of a list that only run time knows: it is there. */
export function itemOfList(list: GoValue): GoValue {
  return list.kind === 'unknown' ? (list.item ?? { ...list, sure: true }) : list;
}

function appended(list: GoValue | undefined, items: readonly GoValue[]): GoValue | undefined {
  if (list?.kind === 'unknown') {
    const others = items.flatMap((item) =>
      item.kind === 'unknown' && item.name !== list.name ? [item.name.split('.').at(-1)] : [],
    );
    return { ...list, name: [list.name, ...others].join('-or-') };
  }
  if (list?.kind === 'nil') return { kind: 'list', items };
  return list?.kind === 'list' ? { kind: 'list', items: [...list.items, ...items] } : undefined;
}
